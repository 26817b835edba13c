package dev.heed.bench.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One run of one variant.
 *
 * @param stepsPerSecond at most, all entities together
 * @param cpuMicrosPerStep time of all cores in this process, broker, generator and consumer included, µs
 * @param bytesPerStep that the broker keeps of the outputs, compressed
 * @param latencies at each share of the highest rate; empty where they were not measured
 */
public record Round(
        @JsonProperty("steps_per_second") double stepsPerSecond,
        @JsonProperty("cpu_micros_per_step") double cpuMicrosPerStep,
        @JsonProperty("bytes_per_step") double bytesPerStep,
        @JsonProperty("steps_in") long stepsIn,
        @JsonProperty("steps_out") long stepsOut,
        @JsonProperty("latencies") List<Latency> latencies) {
    public Round {
        latencies = List.copyOf(latencies);
    }
}
