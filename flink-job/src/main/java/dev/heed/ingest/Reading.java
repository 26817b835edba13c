package dev.heed.ingest;

import dev.heed.model.series.Intake;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sensor measured, checked: one value, one sample or a block of samples; or, without values, what a person says.
 *
 * @param entity not empty
 * @param timeMicros time of the first sample, µs since the epoch, &gt; 0
 * @param periodMicros µs between the samples, 0 for a single one
 * @param channels the model's index of each value of a sample; empty: all of the model's channels in their order
 * @param values [samples × channels] row by row in input units, NaN = missing
 * @param counters [samples × channels] row by row: the values of counters with all their digits, which the model sees as rates;
 *     null where there is none
 * @param origin where it was read
 * @param verdict what a person says; null where a sensor does
 * @param names where the model is not known yet: names of each value of a sample, in place of {@code channels}; empty where the
 *     record named none. Null once it is, as in a job of one model from the start
 */
public record Reading(
        String entity,
        long timeMicros,
        double periodMicros,
        int[] channels,
        float[] values,
        double @Nullable [] counters,
        Origin origin,
        @Nullable Verdict verdict,
        @Nullable List<String> names) {
    private static final int[] ALL = {};
    private static final float[] NONE = {};

    /** What a sensor measured. */
    public Reading(String entity, long timeMicros, double periodMicros, int[] channels, float[] values, Origin origin) {
        this(entity, timeMicros, periodMicros, channels, values, null, origin, null, null);
    }

    /**
     * What a sensor measured of channels that are known by name alone.
     *
     * @param exact the values with all their digits; null where floats are all there is
     */
    public static Reading named(
            String entity,
            long timeMicros,
            double periodMicros,
            List<String> names,
            float[] values,
            double @Nullable [] exact,
            Origin origin) {
        return new Reading(entity, timeMicros, periodMicros, ALL, values, exact, origin, null, names);
    }

    /**
     * One sample of all channels, with all digits that it came with. Counters stay as they are: the window stage reads them as
     * rates.
     *
     * @param exact [channels], NaN = missing; infinite ones are missing, too
     */
    public static Reading exact(Intake intake, String entity, long timeMicros, double[] exact, Origin origin) {
        float[] values = intake.read(exact);
        if (!intake.hasRates()) {
            return sample(entity, timeMicros, values, origin);
        }
        boolean[] counters = intake.counters();
        double[] finite = exact.clone();
        for (int c = 0; c < values.length; c++) {
            finite[c] = Double.isInfinite(exact[c]) ? Double.NaN : exact[c];
            values[c] = counters[c] ? (float) finite[c] : values[c];
        }
        return sample(entity, timeMicros, values, origin).with(finite);
    }

    /** What a person says of an alert of an entity. */
    public static Reading verdict(String entity, Verdict verdict, Origin origin) {
        return new Reading(entity, verdict.effectiveMicros(), 0, ALL, NONE, null, origin, verdict, null);
    }

    /** A reading of one sample of all channels. */
    public static Reading sample(String entity, long timeMicros, float[] values, Origin origin) {
        return new Reading(entity, timeMicros, 0, ALL, values, origin);
    }

    /** The same with the exact values of counters. */
    public Reading with(double[] exact) {
        return new Reading(entity, timeMicros, periodMicros, channels, values, exact, origin, verdict, names);
    }

    /** Number of values in a sample, for a model of so many channels. */
    public int width(int modelChannels) {
        return channels.length == 0 ? modelChannels : channels.length;
    }

    /** The model's index of a value of a sample. */
    public int channel(int column) {
        return channels.length == 0 ? column : channels[column];
    }

    /** The time of a sample, µs since the epoch. */
    public long timeOf(int sample) {
        return timeMicros + Math.round(sample * periodMicros);
    }
}
