package dev.heed.model.series;

import java.util.stream.IntStream;

/**
 * A stretch of one entity's steps as they were read, without a gap longer than the model bridges.
 *
 * @param firstStep index of the first step on the period's grid
 * @param values [steps × channels] row by row in input units, NaN = missing
 */
public record RawSeries(String entity, long firstStep, int channels, float[] values) {
    /** Number of steps. */
    public int steps() {
        return values.length / channels;
    }

    /** The values of a channel that are there in the first steps, in the order of time. */
    double[] column(int channel, int firstSteps) {
        return IntStream.range(0, firstSteps)
                .mapToDouble(t -> values[t * channels + channel])
                .filter(x -> !Double.isNaN(x))
                .toArray();
    }
}
