package dev.heed.cli.apply;

import dev.heed.model.series.StepGrid;
import java.io.Serializable;
import java.util.Arrays;

/**
 * When the rows of an entity were, so that a step's outputs carry the time of the row that the step holds.
 *
 * @param grid of the steps
 * @param times of the last row of each step, ascending, µs since the epoch; empty where every row is at its step's start
 * @param lastStep the last step with a row
 */
@SuppressWarnings("ArrayRecordComponent")
record RowTimes(StepGrid grid, long[] times, long lastStep) implements Serializable {
    /** The times of an entity's rows, ascending, at least one. */
    static RowTimes of(StepGrid grid, long[] times) {
        boolean onGrid = Arrays.stream(times).allMatch(time -> grid.period().startOf(grid.stepAt(time)) == time);
        return new RowTimes(grid, onGrid ? new long[0] : times, grid.stepAt(times[times.length - 1]));
    }

    /** Time of the row in a step; of a step without a row, as far from its start as the row of another one is. */
    long of(long step, long likeStep) {
        long start = grid.period().startOf(step);
        if (times.length == 0) {
            return start;
        }
        long row = rowIn(step);
        long like = row >= 0 ? row : rowIn(likeStep);
        return row >= 0 ? row : like >= 0 ? start + like - grid.period().startOf(likeStep) : start;
    }

    /** Time of the row in a step, or else of the step's start. */
    long of(long step) {
        return of(step, step);
    }

    private long rowIn(long step) {
        int found = Arrays.binarySearch(times, grid.beginOf(step + 1) - 1);
        int at = found >= 0 ? found : -found - 2;
        return at >= 0 && times[at] >= grid.beginOf(step) ? times[at] : -1;
    }
}
