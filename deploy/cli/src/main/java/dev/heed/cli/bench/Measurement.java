package dev.heed.cli.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What was measured of one variant. Latency is from when a step's last reading was due to be sent until a read_committed
 * consumer had its saliency.
 *
 * @param name of the variant
 * @param stepsPerSecond at most, all entities together
 * @param valuesPerSecond steps times channels
 * @param latencyAt share of the most at which latency was measured
 * @param p50 median latency, ms
 * @param p99 99 % latency, ms
 * @param p999 99.9 % latency, ms
 * @param stepsIn steps sent
 * @param stepsOut steps that came out
 */
record Measurement(
        String name,
        @JsonProperty("steps_per_second") double stepsPerSecond,
        @JsonProperty("values_per_second") double valuesPerSecond,
        @JsonProperty("latency_at") double latencyAt,
        @JsonProperty("p50_ms") double p50,
        @JsonProperty("p99_ms") double p99,
        @JsonProperty("p999_ms") double p999,
        @JsonProperty("steps_in") long stepsIn,
        @JsonProperty("steps_out") long stepsOut) {}
