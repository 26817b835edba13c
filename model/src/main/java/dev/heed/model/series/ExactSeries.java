package dev.heed.model.series;

/**
 * A stretch of one entity's steps with all digits that were read, without a gap longer than the model bridges.
 *
 * @param firstStep index of the first step on the period's grid
 * @param values [steps × channels] row by row in input units, NaN = missing
 */
public record ExactSeries(String entity, long firstStep, int channels, double[] values) {
    /** Number of steps. */
    public int steps() {
        return values.length / channels;
    }

    /** The stretch as a model of this intake sees it. */
    public RawSeries through(Intake intake) {
        float[] seen = new float[values.length];
        for (int cell = 0; cell < seen.length; cell++) {
            float value = intake.read(cell % channels, values[cell]);
            seen[cell] = Float.isInfinite(value) ? Float.NaN : value;
        }
        return new RawSeries(entity, firstStep, channels, seen);
    }
}
