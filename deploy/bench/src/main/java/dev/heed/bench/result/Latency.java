package dev.heed.bench.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Latency at one rate, ms, from the moment at which a step's last reading was due to be sent: until a read_committed
 * consumer had its saliency record, and until the broker had written it.
 *
 * @param at share of the highest rate
 * @param stepsPerSecond that rate
 * @param p50 median until it was seen
 * @param writtenP50 median until it was written
 */
public record Latency(
        @JsonProperty("latency_at") double at,
        @JsonProperty("latency_steps_per_second") double stepsPerSecond,
        @JsonProperty("p50_ms") double p50,
        @JsonProperty("p99_ms") double p99,
        @JsonProperty("p999_ms") double p999,
        @JsonProperty("written_p50_ms") double writtenP50,
        @JsonProperty("written_p99_ms") double writtenP99,
        @JsonProperty("written_p999_ms") double writtenP999) {
    /** Of two histograms in µs. */
    public static Latency of(double at, double stepsPerSecond, Histogram seen, Histogram written) {
        return new Latency(
                at,
                stepsPerSecond,
                millis(seen, 50),
                millis(seen, 99),
                millis(seen, 99.9),
                millis(written, 50),
                millis(written, 99),
                millis(written, 99.9));
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }

    /** The median of each figure. */
    static Latency median(List<Latency> rounds) {
        return new Latency(
                rounds.get(0).at(),
                Result.median(rounds, Latency::stepsPerSecond),
                Result.median(rounds, Latency::p50),
                Result.median(rounds, Latency::p99),
                Result.median(rounds, Latency::p999),
                Result.median(rounds, Latency::writtenP50),
                Result.median(rounds, Latency::writtenP99),
                Result.median(rounds, Latency::writtenP999));
    }
}
