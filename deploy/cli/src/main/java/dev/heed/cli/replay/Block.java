package dev.heed.cli.replay;

/**
 * Rows of one entity, a period apart, that travel as one record.
 *
 * @param entity whose
 * @param timeMicros time of the first row, µs since the epoch
 * @param periodMicros µs between the rows, 0 for a single one
 * @param rows how many
 * @param values [rows × channels] row by row, NaN = missing
 */
@SuppressWarnings("ArrayRecordComponent")
record Block(String entity, long timeMicros, double periodMicros, int rows, float[] values) {}
