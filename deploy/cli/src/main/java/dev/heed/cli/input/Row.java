package dev.heed.cli.input;

/**
 * One row of a file. The array belongs to the row; nobody writes into it.
 *
 * @param entity what was measured: the file's name or the value of the entity column
 * @param timeMicros microseconds since the epoch, UTC
 * @param values [channels], in the units of the file; NaN = missing
 */
@SuppressWarnings("ArrayRecordComponent")
public record Row(String entity, long timeMicros, float[] values) {}
