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
     * @param cycleNanos time between two bursts; where there is none for longer, the next one is taken
     * @return 0 where less than two bursts are known
     */
    public double perSecond(long beginNanos, long endNanos, long cycleNanos) {
        int next = after(beginNanos);
        int latest = after(endNanos + 1) - 1;
        if (next >= size || latest < 0) {
            return 0;
        }
        int first = endOfBurst(nanos[next], nanos[next] + cycleNanos);
        int last = endOfBurst(nanos[latest] - cycleNanos, nanos[latest]);
        if (last <= first && first + 1 < size) {
            last = endOfBurst(nanos[first + 1], nanos[first + 1] + cycleNanos);
        }
        return last <= first ? 0 : (steps[last] - steps[first]) * 1e9 / (nanos[last] - nanos[first]);
    }

    /** The first arrival at or after a moment, or the number of them. */
    private int after(long moment) {
        int i = 0;
        while (i < size && nanos[i] < moment) {
            i++;
        }
        return i;
    }

    /** The arrival in a stretch that is followed by the longest silence. */
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
