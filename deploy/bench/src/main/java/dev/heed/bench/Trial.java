package dev.heed.bench;

import static java.util.Objects.requireNonNull;

import com.sun.management.OperatingSystemMXBean;
import dev.heed.bench.load.InFlightLimit;
import dev.heed.bench.load.LatencyHistograms;
import dev.heed.bench.load.LoadGenerator;
import dev.heed.bench.load.OutputCounter;
import dev.heed.bench.result.Latency;
import dev.heed.model.refusal.Refusal;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Drives a job that runs: its highest rate first, then its latencies at shares of that. Nothing may be lost.
 *
 * @param leastAhead steps that must be sent before the first come out
 * @param health throws when the job has failed
 */
record Trial(long leastAhead, Schedule pace, LoadGenerator generator, OutputCounter counter, Runnable health) {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private static final LongSupplier COMPILERS = ManagementFactory.getCompilationMXBean()::getTotalCompilationTime;

    /** Steps a second at most, and what a step costs the cores of this process in µs. */
    record Highest(double stepsPerSecond, double cpuMicrosPerStep) {}

    /** Waits for the first output, warms up and measures; nothing is under way when it returns. */
    Highest highest() {
        Stretch stretch = new Stretch(() -> {});
        generator.runClosed(
                stretch::goesOn, new InFlightLimit(leastAhead, pace.cycleMillis(), counter.written()), counter.steps());
        drain();
        Moment begin = requireNonNull(stretch.begin);
        Moment end = requireNonNull(stretch.end);
        double most = counter.written().perSecond(begin.millis, end.millis);
        double steps = most * (end.millis - begin.millis) / 1e3;
        return new Highest(most, (end.cpuNanos - begin.cpuNanos) / 1e3 / steps);
    }

    /** When, ms since the epoch, and what this process had taken of the cores. */
    private record Moment(long millis, long cpuNanos) {
        static Moment now() {
            return new Moment(
                    System.currentTimeMillis(),
                    ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                            .getProcessCpuTime());
        }
    }

    /** Until the first output, the warm-up after that, and what is measured: without a break between them. */
    private final class Stretch {
        private final Runnable atBegin;
        private final UntilProgress first = new UntilProgress(counter.steps().get());
        private @Nullable WarmUp warmUp;
        private @Nullable Moment begin;
        private @Nullable Moment end;
        private long endNanos;

        Stretch(Runnable atBegin) {
            this.atBegin = atBegin;
        }

        boolean goesOn() {
            long now = System.nanoTime();
            if (warmUp == null) {
                warmUp = first.goesOn() ? null : new WarmUp(pace.warmUpNanos(), now, COMPILERS);
            } else if (begin == null && !warmUp.goesOn(now)) {
                atBegin.run();
                begin = Moment.now();
                endNanos = now + pace.nanos();
            } else if (begin != null && end == null && now >= endNanos) {
                end = Moment.now();
            }
            return end == null && !Thread.currentThread().isInterrupted();
        }
    }

    /** Latencies at shares of a rate, each after a warm-up at that rate. */
    List<Latency> latencies(double highest) {
        List<Latency> all = new ArrayList<>();
        for (double at : pace.latencyAt()) {
            LatencyHistograms latencies = LatencyHistograms.none();
            Stretch stretch = new Stretch(() -> counter.recordTo(latencies));
            generator.runOpen(stretch::goesOn, at * highest);
            drain();
            counter.recordTo(null);
            all.add(Latency.of(at, at * highest, latencies.seen(), latencies.written()));
        }
        return all;
    }

    /** Until all that was sent has come out. */
    private void drain() {
        generator.moveTimeOn();
        while (counter.steps().get() < generator.sentSteps()) {
            UntilProgress progress = new UntilProgress(counter.steps().get());
            while (progress.goesOn()) {
                LockSupport.parkNanos(5_000_000);
            }
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
