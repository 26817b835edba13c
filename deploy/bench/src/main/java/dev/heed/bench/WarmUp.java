package dev.heed.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The time before a measurement. A broker, Flink and TensorFlow's Java have so much code that on two busy cores the JIT
 * compilers need a minute for it; until then they take from the job what is to be measured.
 */
final class WarmUp {
    private static final int AT_MOST = 15;
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(3);
    /** Of the time, in which a compiler is at work. */
    private static final double QUIET = .25;

    private final long least;
    private final long most;
    private final LongSupplier compilers;
    private long lookNanos;
    private long compiledMillis;
    private boolean quiet;

    /**
     * Begins.
     *
     * @param nanos how long at least; at most it is fifteen times as long
     * @param compilers for how many ms the compilers have been at work
     */
    WarmUp(long nanos, long now, LongSupplier compilers) {
        this.least = now + nanos;
        this.most = now + AT_MOST * nanos;
        this.compilers = compilers;
        look(now);
    }

    /** Whether it is not over yet. To be asked again and again. */
    boolean goesOn(long now) {
        if (now - lookNanos >= LOOK_NANOS) {
            long before = compiledMillis;
            double millis = (now - lookNanos) / 1e6;
            look(now);
            quiet = compiledMillis - before < QUIET * millis;
        }
        return now < least || !quiet && now < most;
    }

    private void look(long now) {
        lookNanos = now;
        compiledMillis = compilers.getAsLong();
    }
}
