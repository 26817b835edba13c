package dev.heed.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.heed.cli.bench.load.Ahead;
import dev.heed.cli.bench.load.Counter;
import dev.heed.cli.bench.load.Generator;
import dev.heed.cli.bench.load.Latencies;
import dev.heed.cli.bench.load.Load;
import dev.heed.cli.bench.result.Latency;
import dev.heed.cli.failure.Failure;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Drives a job that runs: its highest rate first, then its latencies at shares of that. Nothing may be lost. */
final class Trial {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Load load;
    private final Pace pace;
    private final Generator generator;
    private final Counter counter;
    private final Runnable health;

    /**
     * A trial.
     *
     * @param health throws when the job has failed
     */
    Trial(Load load, Pace pace, Generator generator, Counter counter, Runnable health) {
        this.load = load;
        this.pace = pace;
        this.generator = generator;
        this.counter = counter;
        this.health = health;
    }

    /** Steps a second at most, and what a step costs the cores of this process in µs. */
    record Highest(double stepsPerSecond, double cpuMicrosPerStep) {}

    /** Waits for the first output, warms up and measures; nothing is under way when it returns. */
    Highest highest() {
        Ahead ahead = new Ahead(load.leastAhead(), pace.countedNanos());
        generator.begin();
        awaitSteps(1);
        generator.runClosed(pace.warmUpNanos(), ahead, counter.steps());
        long cpuBefore = cpuNanos();
        long begin = System.nanoTime();
        generator.runClosed(pace.nanos(), ahead, counter.steps());
        long end = System.nanoTime();
        long cpu = cpuNanos() - cpuBefore;
        drain();
        double most = counter.perSecond(begin, end, pace.countedNanos());
        return new Highest(most, cpu / 1e3 / (most * (end - begin) / 1e9));
    }

    /** Latencies at shares of a rate. */
    List<Latency> latencies(double highest) {
        List<Latency> all = new ArrayList<>();
        for (double at : pace.latencyAt()) {
            Latencies latencies = Latencies.none();
            counter.recordTo(latencies);
            generator.runOpen(pace.nanos(), at * highest);
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
        long progress = System.nanoTime();
        long seen = counter.steps().get();
        while (counter.steps().get() < expected) {
            counter.check();
            health.run();
            if (counter.steps().get() > seen) {
                seen = counter.steps().get();
                progress = System.nanoTime();
            }
            if (System.nanoTime() - progress > PATIENCE_NANOS) {
                throw Failure.of("expected %,d steps to come out, found %,d and no more for a minute; look at the log"
                                .formatted(expected, seen)
                        + " with --verbose");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
