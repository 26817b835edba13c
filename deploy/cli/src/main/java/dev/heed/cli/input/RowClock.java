package dev.heed.cli.input;

import dev.heed.model.series.Period;
import java.io.Serializable;

/**
 * The times of rows that carry none: row i is at start + floor(i · period).
 *
 * @param period of the rows
 * @param startMicros time of row 0, microseconds since the epoch
 */
public record RowClock(Period period, long startMicros) implements Serializable {
    /** Time of a row of a file, counted from 0, in microseconds since the epoch. */
    public long timeOf(long row) {
        return Math.addExact(startMicros, period.startOf(row));
    }
}
