package dev.heed.cli.train;

import dev.heed.cli.input.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds values that may stand for none: extreme, far from all others, and again and again the same, as loggers write
 * −999.25 or 65535 for a sensor that gave nothing. For one thread.
 */
final class Sentinels {
    /** Values that instruments and programs are known to write. */
    private static final Set<Double> KNOWN = Set.of(
            -99.,
            -200.,
            -999.,
            -999.25,
            -999.9,
            -9999.,
            -99999.,
            -32768.,
            -2147483648.,
            999.,
            9999.,
            99999.,
            999999.,
            32767.,
            65535.,
            2147483647.,
            1e20,
            1e30,
            -1e30,
            1e35,
            (double) Float.MAX_VALUE,
            (double) -Float.MAX_VALUE);
    /** Rows with a known one, or with any other. */
    private static final int FEW = 3;

    private static final int SEVERAL = 5;
    private static final double SHARE = .001;
    /** Of the spread of all other values, that a known one lies outside, or any other. */
    private static final double NEAR = .1;

    private static final double FAR = 1;
    private static final double MOST = .5;
    private static final int VARIETY = 10;

    private final List<String> channels;
    private final List<Channel> values;

    Sentinels(List<String> channels) {
        this.channels = channels;
        this.values = channels.stream().map(name -> new Channel()).toList();
    }

    /** Takes a row into account. */
    void look(Row row) {
        for (int c = 0; c < row.values().length; c++) {
            if (Double.isFinite(row.values()[c])) {
                values.get(c).add(row.values()[c]);
            }
        }
    }

    /** A line for each suspicious value. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (int c = 0; c < channels.size(); c++) {
            Channel own = values.get(c);
            warnings.addAll(own.warnings(channels.get(c), own.lowest));
            warnings.addAll(own.warnings(channels.get(c), own.highest));
        }
        return warnings;
    }

    /** The outermost values of a channel with their counts, and an even sample of all. */
    private static final class Channel {
        private static final int OUTERMOST = 4;
        private static final int SAMPLE = 4_096;

        private final TreeMap<Double, Long> lowest = new TreeMap<>(Comparator.<Double>naturalOrder());
        private final TreeMap<Double, Long> highest = new TreeMap<>(Comparator.<Double>reverseOrder());
        /** The innermost of the lowest and of the highest, once there are enough of them. */
        private double low = Double.POSITIVE_INFINITY;

        private double high = Double.NEGATIVE_INFINITY;
        private final double[] sample = new double[SAMPLE];
        private int sampled;
        private long stride = 1;
        private long count;

        void add(double value) {
            if (value <= low) {
                outermost(lowest, value);
                low = lowest.size() < OUTERMOST ? low : lowest.lastKey();
            }
            if (value >= high) {
                outermost(highest, value);
                high = highest.size() < OUTERMOST ? high : highest.lastKey();
            }
            if (count++ % stride == 0) {
                if (sampled == SAMPLE) {
                    for (int i = 0; i < SAMPLE / 2; i++) {
                        sample[i] = sample[2 * i];
                    }
                    sampled = SAMPLE / 2;
                    stride *= 2;
                }
                sample[sampled++] = value;
            }
        }

        private static void outermost(TreeMap<Double, Long> counts, double value) {
            counts.merge(value, 1L, Long::sum);
            if (counts.size() > OUTERMOST) {
                counts.pollLastEntry();
            }
        }

        /** From the outermost value inwards, as long as they are suspicious. */
        List<String> warnings(String channel, TreeMap<Double, Long> counts) {
            List<String> warnings = new ArrayList<>();
            for (Map.Entry<Double, Long> one : counts.entrySet()) {
                Double next = counts.higherKey(one.getKey());
                if (next == null || !isSuspicious(one.getKey(), one.getValue(), next)) {
                    break;
                }
                String value = text(one.getKey());
                warnings.add(String.format(
                        Locale.ROOT,
                        "'%s' is %s in %,d of %,d rows (%.2g %%), far from all its other values: if that stands for none,"
                                + " give --missing %s",
                        channel,
                        value,
                        one.getValue(),
                        count,
                        100. * one.getValue() / count,
                        value));
            }
            return warnings;
        }

        private boolean isSuspicious(double value, long times, double next) {
            double[] rest = new double[sampled];
            int kept = 0;
            for (int i = 0; i < sampled; i++) {
                if (Math.abs(sample[i]) < Math.abs(value) || Math.signum(sample[i]) != Math.signum(value)) {
                    rest[kept++] = sample[i];
                }
            }
            double[] sorted = Arrays.copyOf(rest, kept);
            Arrays.sort(sorted);
            if (kept == 0 || value == 0 || times > MOST * count || variety(sorted) < VARIETY) {
                return false;
            }
            double spread = (double) sorted[(int) (.99 * (kept - 1))] - sorted[(int) (.01 * (kept - 1))];
            double distance = Math.abs((double) value - next);
            return KNOWN.contains(value)
                    ? times >= FEW && distance > NEAR * spread
                    : times >= Math.max(SEVERAL, SHARE * count) && distance > FAR * spread;
        }

        private static int variety(double[] sorted) {
            int different = 0;
            for (int i = 1; i < sorted.length; i++) {
                different += sorted[i] != sorted[i - 1] ? 1 : 0;
            }
            return different;
        }

        private static String text(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e9
                    ? Long.toString((long) value)
                    : Float.toString((float) value);
        }
    }
}
