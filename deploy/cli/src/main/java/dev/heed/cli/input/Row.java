package dev.heed.cli.input;

/**
 * One row of a file. The array belongs to the row; nobody writes into it.
 *
 * @param entity what was measured: the file's name or the value of the entity column
 * @param timeMicros microseconds since the epoch, UTC
 * @param values [channels], in the units of the file; NaN = missing
 */
@SuppressWarnings("ArrayRecordComponent")
public record Row(String entity, long timeMicros, float[] values) {
    /** The values, infinite ones as missing. */
    public float[] finite() {
        float[] finite = values.clone();
        for (int c = 0; c < finite.length; c++) {
            finite[c] = Float.isInfinite(finite[c]) ? Float.NaN : finite[c];
        }
        return finite;
    }
}
