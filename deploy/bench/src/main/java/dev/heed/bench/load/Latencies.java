package dev.heed.bench.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Two latencies of the same records, in µs, both from the moment at which a step's last reading was due to be sent: a
 * generator that is held up does not make them shorter.
 *
 * @param seen until a read_committed consumer had the saliency record
 * @param written until the broker had written it: without the wait for the commit
 */
public record Latencies(Histogram seen, Histogram written) {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

    /** None yet. */
    public static Latencies none() {
        return new Latencies(new Histogram(LONGEST_MICROS, 3), new Histogram(LONGEST_MICROS, 3));
    }

    void record(long dueNanos, long seenNanos, long writtenNanos) {
        seen.recordValue(micros(seenNanos - dueNanos));
        written.recordValue(micros(writtenNanos - dueNanos));
    }

    private static long micros(long nanos) {
        return Math.min(LONGEST_MICROS, Math.max(0, nanos) / 1_000);
    }
}
