package dev.heed.bench.load;

import java.util.Arrays;

/**
 * When the broker wrote how many steps, by its own clock. With exactly once a consumer sees them in bursts, one a
 * checkpoint and task; they are written as they are made, so that this tells how fast a job works. Thread-safe.
 */
public final class Written {
    private static final int MILLIS_PER_CELL = 10;

    private final long beginMillis;
    /** By cells of 10 ms since the beginning. */
    private long[] steps = new long[1 << 10];

    private int newest;

    /** From a moment on, ms since the epoch; what was written before counts as written then. */
    public Written(long beginMillis) {
        this.beginMillis = beginMillis;
    }

    /** So many steps more, written then. */
    public synchronized void add(long writtenMillis, int more) {
        int cell = cell(writtenMillis);
        if (cell >= steps.length) {
            steps = Arrays.copyOf(steps, Math.max(2 * steps.length, cell + 1));
        }
        steps[cell] += more;
        newest = Math.max(newest, cell);
    }

    private int cell(long millis) {
        return (int) (Math.max(0, millis - beginMillis) / MILLIS_PER_CELL);
    }

    /** Steps a second between two moments, ms since the epoch. */
    public synchronized double perSecond(long fromMillis, long toMillis) {
        return sum(cell(fromMillis), cell(toMillis)) * 1e3 / (toMillis - fromMillis);
    }

    /** The most that was written in one of the latest stretches of so many ms, counted back from the newest step. */
    synchronized long most(int stretches, long millis) {
        int cells = (int) (millis / MILLIS_PER_CELL);
        long most = 0;
        for (int i = 0, end = newest + 1; i < stretches; i++, end -= cells) {
            most = Math.max(most, sum(end - cells, end));
        }
        return most;
    }

    private long sum(int fromCell, int toCell) {
        long sum = 0;
        for (int cell = Math.max(0, fromCell); cell < Math.min(toCell, newest + 1); cell++) {
            sum += steps[cell];
        }
        return sum;
    }
}
