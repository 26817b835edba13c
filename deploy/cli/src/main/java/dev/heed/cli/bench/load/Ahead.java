package dev.heed.cli.bench.load;

import java.util.concurrent.TimeUnit;

/**
 * How many steps may be under way while the highest rate is looked for: three cycles of what came out lately. A job that
 * answers sooner makes more of the next cycle and the limit grows, until the job needs all three cycles because it is busy
 * all the time. A slow job then has a few seconds of work before it, as a fast one has.
 *
 * <p>Outputs may come in bursts, one a cycle or fewer; a rate is told from the end of one burst to the end of the next, and
 * of a steady flow once a cycle. Used by one thread.
 */
public final class Ahead {
    private static final int CYCLES = 3;
    private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final long floor;
    private final long cycleNanos;
    private boolean begun;
    /** The last output. */
    private long lastNanos;

    private long lastDone;
    /** The output at which a rate was told last. */
    private long toldNanos;

    private long toldDone;
    /** The first output after that. */
    private long burstNanos;

    /** Steps per ns, and the one told before. */
    private double rate;

    private double rateBefore;

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
        if (!begun) {
            begun = true;
            lastNanos = nowNanos;
            toldNanos = nowNanos;
            lastDone = done;
            toldDone = done;
        }
        if (done > lastDone) {
            burstNanos = lastDone == toldDone ? nowNanos : burstNanos;
            lastDone = done;
            lastNanos = nowNanos;
        }
        boolean over = nowNanos - lastNanos >= SILENCE_NANOS || nowNanos - burstNanos >= cycleNanos;
        if (lastDone > toldDone && over && lastNanos > toldNanos) {
            rateBefore = rate;
            rate = (double) (lastDone - toldDone) / (lastNanos - toldNanos);
            toldNanos = lastNanos;
            toldDone = lastDone;
        }
        return Math.max(floor, (long) (CYCLES * cycleNanos * Math.max(rate, rateBefore)));
    }
}
