package dev.heed.bench;

import dev.heed.model.refusal.Refusal;
import java.util.List;

/**
 * How long is measured, and at which rates.
 *
 * @param warmUpSeconds after the first output and before anything is measured, at least; ≥ 0
 * @param seconds of the search for the highest rate, and of each latency, &gt; 0
 * @param checkpointMillis time between two checkpoints
 * @param latencyAt shares of the highest rate at which latency is measured, in (0, 1)
 */
record Schedule(double warmUpSeconds, double seconds, long checkpointMillis, List<Double> latencyAt) {
    private static final long SHORTEST_CYCLE_MILLIS = 1_000;

    Schedule {
        latencyAt = List.copyOf(latencyAt);
        if (warmUpSeconds < 0 || !(seconds > 0) || latencyAt.stream().anyMatch(at -> !(at > 0 && at < 1))) {
            throw Refusal.usage(
                    "expected --warm-up of at least 0 s, --seconds above 0 and --latency-at between 0 and 1, found "
                            + warmUpSeconds + ", " + seconds + " and " + latencyAt);
        }
    }

    long warmUpNanos() {
        return nanos(warmUpSeconds);
    }

    long nanos() {
        return nanos(seconds);
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }

    /** Over how long outputs are counted to say how fast the job is: a second, or the time between two checkpoints. */
    long cycleMillis() {
        return Math.max(SHORTEST_CYCLE_MILLIS, checkpointMillis);
    }
}
