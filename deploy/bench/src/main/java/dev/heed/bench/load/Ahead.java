package dev.heed.bench.load;

import java.util.concurrent.TimeUnit;

/**
 * How many steps may be under way while the highest rate is looked for: three times what was written in the best of the
 * latest three cycles. A job that answers within a cycle has more to do in the next one and the limit grows, until the job
 * is busy all the time. A slow job then has a few seconds of work before it, as a fast one has. Used by one thread.
 */
public final class Ahead {
    private static final int CYCLES = 3;
    private static final long STALE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final long floor;
    private final long cycleMillis;
    private final Written written;
    private long limit;
    private long knownNanos;

    /**
     * A limit that begins low.
     *
     * @param floor steps that may always be under way: what must be sent before the first output comes
     * @param cycleMillis time between two bursts of visible output
     * @param written what came out so far
     */
    public Ahead(long floor, long cycleMillis, Written written) {
        this.floor = floor;
        this.cycleMillis = cycleMillis;
        this.written = written;
    }

    /** The limit now; it is told anew every 10 ms. */
    public long limit(long nowNanos) {
        if (limit == 0 || nowNanos - knownNanos >= STALE_NANOS) {
            limit = Math.max(floor, CYCLES * written.most(CYCLES, cycleMillis));
            knownNanos = nowNanos;
        }
        return limit;
    }
}
