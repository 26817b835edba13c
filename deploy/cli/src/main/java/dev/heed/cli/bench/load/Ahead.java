package dev.heed.cli.bench.load;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many steps may be under way while the highest rate is looked for: as many as came out in the last three cycles, and
 * twice that while more come out in each cycle than in the one before. A cycle is the time between two bursts of output.
 * A slow job then has a few seconds of work before it, as a fast one has. Used by one thread.
 */
public final class Ahead {
    private static final int CYCLES = 3;
    private static final double GROWS = 1.2;
    private static final int SAMPLES_PER_CYCLE = 20;

    private record Sample(long nanos, long done) {}

    private final long floor;
    private final long cycleNanos;
    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * A limit that begins low.
     *
     * @param floor steps that may always be under way: what must be sent before the first output comes
     * @param cycleNanos ns between two bursts of output
     */
    public Ahead(long floor, long cycleNanos) {
        this.floor = floor;
        this.cycleNanos = cycleNanos;
    }

    /** The limit now, after so many steps have come out in all. */
    public long limit(long nowNanos, long done) {
        Sample newest = samples.peekLast();
        if (newest == null || nowNanos - newest.nanos() >= cycleNanos / SAMPLES_PER_CYCLE) {
            samples.addLast(new Sample(nowNanos, done));
        }
        while (samples.size() > 1 && nowNanos - second().nanos() >= CYCLES * cycleNanos) {
            samples.removeFirst();
        }
        long last = done - doneAt(nowNanos - cycleNanos);
        long before = done - last - doneAt(nowNanos - 2 * cycleNanos);
        long all = done - doneAt(nowNanos - CYCLES * cycleNanos);
        return Math.max(floor, last > GROWS * before ? 2 * all : all);
    }

    private Sample second() {
        var iterator = samples.iterator();
        iterator.next();
        return iterator.next();
    }

    private long doneAt(long nanos) {
        long done = samples.getFirst().done();
        for (Sample sample : samples) {
            if (sample.nanos() > nanos) {
                break;
            }
            done = sample.done();
        }
        return done;
    }
}
