package dev.heed.bench.state;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What was measured of one number of entities on one backend.
 *
 * @param backend {@code hashmap} or {@code rocksdb}
 * @param rawBytes of an entity's R steps of all channels as floats
 * @param checkpointBytes of an entity in a full checkpoint
 * @param heapBytes of an entity that this JVM's heap holds less once the job has ended, what the job needs
 *     beside its state included; what RocksDB keeps outside is not in it
 * @param fullMillis that the full checkpoint took
 * @param nextMillis that a checkpoint took after one entity in a hundred was heard again
 * @param nextBytes that it wrote: less than everything where the backend writes increments
 * @param stepsPerSecond while the state was filled
 * @param restoreMillis from the start of a job on that checkpoint until its first output
 */
public record StateCost(
        int entities,
        String backend,
        @JsonProperty("raw_bytes") long rawBytes,
        @JsonProperty("checkpoint_bytes") long checkpointBytes,
        @JsonProperty("heap_bytes") long heapBytes,
        @JsonProperty("full_ms") long fullMillis,
        @JsonProperty("next_ms") long nextMillis,
        @JsonProperty("next_bytes") long nextBytes,
        @JsonProperty("steps_per_second") double stepsPerSecond,
        @JsonProperty("restore_ms") long restoreMillis) {}
