package dev.heed.cli.bench.load;

import java.util.Arrays;

/**
 * When how many steps had come out. With exactly once they come in bursts, one a checkpoint: a rate is then told from the
 * end of one burst to the end of another. Used by one thread at a time.
 */
public final class Arrivals {
    private long[] nanos = new long[1 << 10];
    private long[] steps = new long[1 << 10];
    private int size;

    /** So many steps had come out in all by then. */
    public void add(long atNanos, long stepsInAll) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
            steps = Arrays.copyOf(steps, 2 * size);
        }
        nanos[size] = atNanos;
        steps[size++] = stepsInAll;
    }

    /**
     * Steps a second, from the end of the first burst after the beginning to that of the last one before the end.
     *
     * @param cycleNanos time between two bursts: in each stretch of that length there is one
     * @return 0 where less than two arrivals are known
     */
    public double perSecond(long beginNanos, long endNanos, long cycleNanos) {
        int first = endOfBurst(beginNanos, beginNanos + cycleNanos);
        int last = endOfBurst(endNanos - cycleNanos, endNanos);
        if (first < 0 || last <= first) {
            first = Math.max(0, first);
            last = size - 1;
        }
        return last <= first ? 0 : (steps[last] - steps[first]) * 1e9 / (nanos[last] - nanos[first]);
    }

    /** The arrival in a stretch that is followed by the longest silence; −1 where there is none. */
    private int endOfBurst(long fromNanos, long toNanos) {
        int found = -1;
        long longest = -1;
        for (int i = 0; i < size; i++) {
            if (nanos[i] >= fromNanos && nanos[i] <= toNanos) {
                long silence = i + 1 < size ? nanos[i + 1] - nanos[i] : Long.MAX_VALUE;
                if (silence > longest) {
                    longest = silence;
                    found = i;
                }
            }
        }
        return found;
    }
}
