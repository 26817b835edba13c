package dev.heed.window;

import dev.heed.ingest.Origin;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values read so far for a hop that is not complete. Within a step the latest reading of a channel counts, or the mean of
 * all, whatever the order of arrival; of two at the same time, the one that came last.
 *
 * <p>Mutable, owned by one thread.
 */
final class PendingHop {
    final long hop;
    /** [steps × channels] in input units, NaN = not read. */
    final float[] values;
    /** [steps × channels]: how far into its step each value was read; null while all were read at the very start. */
    int @Nullable [] lags;
    /** [steps × channels]: the values of counters with all their digits, NaN = not read; null where there is none. */
    double @Nullable [] counters;
    /** All different values of each step, where their mean counts; null where the latest does, or none was read. */
    @Nullable
    StepSamples samples;
    /** A bit for each step of which nothing else can come, lowest first; null while there is none. */
    long @Nullable [] settled;
    /** The last record that gave it a value. */
    Origin origin;

    PendingHop(long hop, int cells) {
        this(hop, new float[cells], null, null, Origin.UNKNOWN);
        Arrays.fill(values, Float.NaN);
    }

    /** A hop as it was stored. The arrays are kept, not copied. */
    PendingHop(long hop, float[] values, int @Nullable [] lags, long @Nullable [] settled, Origin origin) {
        this.hop = hop;
        this.values = values;
        this.lags = lags;
        this.settled = settled;
        this.origin = origin;
    }

    /** Takes a value in; whether the cell had one of another time already. */
    boolean put(int cell, int lag, float value) {
        boolean isDoubled = !Float.isNaN(values[cell]) && lag != (lags == null ? 0 : lags[cell]);
        if (Float.isNaN(values[cell]) || lag >= (lags == null ? 0 : lags[cell])) {
            values[cell] = value;
            if (lag > 0 && lags == null) {
                lags = new int[values.length];
            }
            if (lags != null) {
                lags[cell] = lag;
            }
        }
        return isDoubled;
    }

    /** Takes the value of a counter in; whether the cell had one of another time already. */
    boolean putCounter(int cell, int lag, double value) {
        if (counters == null) {
            counters = new double[values.length];
            Arrays.fill(counters, Double.NaN);
        }
        if (Double.isNaN(counters[cell]) || lag >= lag(cell)) {
            counters[cell] = value;
        }
        return put(cell, lag, (float) value);
    }

    /** Takes a value in whose step's mean counts; whether the cell had another one already. */
    boolean putToAverage(int cell, int lag, float value) {
        if (samples == null) {
            samples = new StepSamples(values.length);
        }
        values[cell] = value;
        return samples.put(cell, lag, value);
    }

    /** What is known of its steps: values, or their means. */
    float[] read() {
        if (samples != null) {
            samples.average(values);
        }
        return values;
    }

    /** How far into its step a value was read. */
    int lag(int cell) {
        return lags == null ? 0 : lags[cell];
    }

    /** One sample of all channels stands for the whole of a step of this hop. */
    void settle(int step, int steps) {
        if (settled == null) {
            settled = new long[(steps + Long.SIZE - 1) / Long.SIZE];
        }
        settled[step / Long.SIZE] |= 1L << step % Long.SIZE;
    }

    /** Whether all of its steps are settled. */
    boolean isSettled(int steps) {
        int count = 0;
        if (settled != null) {
            for (long bits : settled) {
                count += Long.bitCount(bits);
            }
        }
        return count == steps;
    }

    /** The first step with a value, relative to the hop's, or the number of steps when there is none. */
    int firstRead(int channels) {
        int cell = 0;
        while (cell < values.length && Float.isNaN(values[cell])) {
            cell++;
        }
        return cell / channels;
    }

    /** The last step with a value, relative to the hop's, or −1 when there is none. */
    int lastRead(int channels) {
        int cell = values.length - 1;
        while (cell >= 0 && Float.isNaN(values[cell])) {
            cell--;
        }
        return Math.floorDiv(cell, channels);
    }
}
