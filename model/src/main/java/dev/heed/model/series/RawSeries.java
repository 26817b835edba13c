package dev.heed.model.series;

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
}
