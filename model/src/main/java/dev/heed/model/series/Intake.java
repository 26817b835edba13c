package dev.heed.model.series;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How what is read of channels becomes the values that a model sees. A channel may have an offset, which is taken off in double
 * precision before a value becomes a float, and put on again where values leave: 101325.003 Pa is no float, .003 Pa beside
 * 101325 Pa is one. A channel may be a counter, of which the model sees the rate per second ({@link CounterRate}).
 *
 * @param channels names, in the model's order
 * @param offsets of the channels, in input units (of a counter's rate, a second), 0 where a channel has none; empty where no
 *     channel has one
 * @param rates names of the counters
 * @param missing numbers and words that stand for no value, whatever the channel
 * @param averages whether the mean of a step's values counts, not the latest; of a counter the latest always does
 */
public record Intake(
        List<String> channels, List<Double> offsets, List<String> rates, List<String> missing, boolean averages)
        implements Serializable {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+[.]?\\d*|[.]\\d+)([eE][+-]?\\d+)?");

    public Intake {
        channels = List.copyOf(channels);
        offsets = List.copyOf(offsets);
        rates = List.copyOf(rates);
        missing = List.copyOf(missing);
        if (!offsets.isEmpty() && offsets.size() != channels.size()) {
            throw new IllegalArgumentException("expected no offsets, or one for each of the " + channels.size()
                    + " channels, found " + offsets.size());
        }
    }

    /** Channels whose values are taken as they are. */
    public static Intake plain(List<String> channels) {
        return new Intake(channels, List.of(), List.of(), List.of(), false);
    }

    /** The same with offsets. */
    public Intake with(List<Double> others) {
        return new Intake(channels, others, rates, missing, averages);
    }

    /** Whether every number is a value, and is taken as it is. */
    public boolean isPlain() {
        return offsets.isEmpty() && rates.isEmpty() && missing.isEmpty();
    }

    /** The numbers among what stands for no value. */
    public double[] missingNumbers() {
        return missing.stream()
                .filter(text -> NUMBER.matcher(text.strip()).matches())
                .mapToDouble(text -> Double.parseDouble(text.strip()))
                .toArray();
    }

    /** Whether any channel is a counter. */
    public boolean hasRates() {
        return !rates.isEmpty();
    }

    /** Which channels are counters. */
    public boolean[] counters() {
        boolean[] counters = new boolean[channels.size()];
        for (int c = 0; c < counters.length; c++) {
            counters[c] = rates.contains(channels.get(c));
        }
        return counters;
    }

    /** A channel's offset, in input units; 0 where it has none. */
    public double offset(int channel) {
        return offsets.isEmpty() ? 0 : offsets.get(channel);
    }

    /** A channel's value, or its rate, as the model sees it, NaN where there is none. */
    public float read(int channel, double value) {
        return (float) (value - offset(channel));
    }

    /**
     * A row of all channels as the model sees it, counters read already; what is no number, or beyond the floats, is missing
     * (NaN).
     */
    public float[] read(double[] row) {
        float[] values = new float[row.length];
        for (int c = 0; c < values.length; c++) {
            float value = read(c, row[c]);
            values[c] = Float.isInfinite(value) ? Float.NaN : value;
        }
        return values;
    }

    /** A channel's value in input units, of one as the model sees it. */
    public double whole(int channel, double value) {
        return value + offset(channel);
    }
}
