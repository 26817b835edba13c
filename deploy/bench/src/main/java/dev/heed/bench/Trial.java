package dev.heed.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.heed.bench.load.Ahead;
import dev.heed.bench.load.Counter;
import dev.heed.bench.load.Generator;
import dev.heed.bench.load.Latencies;
import dev.heed.bench.result.Latency;
import dev.heed.model.refusal.Refusal;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Drives a job that runs: its highest rate first, then its latencies at shares of that. Nothing may be lost. */
final class Trial {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final long leastAhead;
    private final Pace pace;
    private final Generator generator;
    private final Counter counter;
    private final Runnable health;

    /**
     * A trial.
     *
     * @param leastAhead steps that must be sent before the first come out
     * @param health throws when the job has failed
     */
    Trial(long leastAhead, Pace pace, Generator generator, Counter counter, Runnable health) {
        this.leastAhead = leastAhead;
        this.pace = pace;
        this.generator = generator;
        this.counter = counter;
        this.health = health;
    }

    /** Steps a second at most, and what a step costs the cores of this process in µs. */
    record Highest(double stepsPerSecond, double cpuMicrosPerStep) {}

    /** Waits for the first output, warms up and measures; nothing is under way when it returns. */
    Highest highest() {
        Use use = new Use();
        Stretch stretch = new Stretch(use::begin, use::end);
        generator.runClosed(
                stretch::goesOn, new Ahead(leastAhead, pace.cycleMillis(), counter.written()), counter.steps());
        drain();
        double most = counter.written().perSecond(use.beginMillis, use.endMillis);
        double steps = most * (use.endMillis - use.beginMillis) / 1e3;
        return new Highest(most, use.cpuNanos / 1e3 / steps);
    }

    /** What time and what of the cores a measurement takes. */
    private static final class Use {
        private long beginMillis;
        private long endMillis;
        private long cpuNanos;

        void begin() {
            beginMillis = System.currentTimeMillis();
            cpuNanos = -cpuNanos();
        }

        void end() {
            endMillis = System.currentTimeMillis();
            cpuNanos += cpuNanos();
        }

        private static long cpuNanos() {
            return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }
    }

    /** Until the first output, the warm-up after that, and what is measured: without a break between them. */
    private final class Stretch {
        private final Runnable begin;
        private final Runnable end;
        private final UntilProgress first = new UntilProgress(counter.steps().get());
        private @Nullable WarmUp warmUp;
        private long endNanos;

        Stretch(Runnable begin, Runnable end) {
            this.begin = begin;
            this.end = end;
        }

        boolean goesOn() {
            long now = System.nanoTime();
            if (warmUp == null) {
                warmUp = first.goesOn() ? null : new WarmUp(pace.warmUpNanos(), now);
            } else if (endNanos == 0 && !warmUp.goesOn(now)) {
                begin.run();
                endNanos = now + pace.nanos();
            } else if (endNanos != 0 && now >= endNanos) {
                end.run();
                return false;
            }
            return !Thread.currentThread().isInterrupted();
        }
    }

    /** Latencies at shares of a rate, each after a warm-up at that rate. */
    List<Latency> latencies(double highest) {
        List<Latency> all = new ArrayList<>();
        for (double at : pace.latencyAt()) {
            Latencies latencies = Latencies.none();
            Stretch stretch = new Stretch(() -> counter.recordTo(latencies), () -> {});
            generator.runOpen(stretch::goesOn, at * highest);
            drain();
            counter.recordTo(null);
            all.add(Latency.of(at, at * highest, latencies.seen(), latencies.written()));
        }
        return all;
    }

    private void drain() {
        generator.moveTimeOn();
        awaitSteps(generator.sentSteps());
    }

    private void awaitSteps(long expected) {
        UntilProgress progress = new UntilProgress(counter.steps().get());
        while (counter.steps().get() < expected) {
            if (!progress.goesOn()) {
                progress = new UntilProgress(counter.steps().get());
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** A wait for more steps than have come out, which ends with a failure when the job has failed or none comes. */
    private final class UntilProgress {
        private final long seen;
        private final long end = System.nanoTime() + PATIENCE_NANOS;

        UntilProgress(long seen) {
            this.seen = seen;
        }

        boolean goesOn() {
            counter.check();
            health.run();
            if (Thread.interrupted()) {
                throw Refusal.failure("interrupted");
            }
            if (System.nanoTime() > end) {
                throw Refusal.failure(
                        "expected more steps to come out than %,d of %,d, found no more in two minutes; look at"
                                        .formatted(seen, generator.sentSteps())
                                + " the log with --verbose");
            }
            return counter.steps().get() <= seen;
        }
    }
}
