package dev.heed.cli.input;

/**
 * One row of a file. The array belongs to the row; nobody writes into it.
 *
 * @param entity what was measured: the file's name or the value of the entity column
 * @param timeMicros microseconds since the epoch, UTC
 * @param values [channels], in the units of the file; NaN = missing, infinite where a float cannot hold it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Row(String entity, long timeMicros, double[] values) {
    /** The values, infinite ones as missing. */
    public double[] finite() {
        double[] finite = values.clone();
        for (int c = 0; c < finite.length; c++) {
            finite[c] = Double.isInfinite(finite[c]) ? Double.NaN : finite[c];
        }
        return finite;
    }

    /** The values as near as floats come. */
    public float[] floats() {
        float[] floats = new float[values.length];
        for (int c = 0; c < floats.length; c++) {
            floats[c] = (float) values[c];
        }
        return floats;
    }
}
