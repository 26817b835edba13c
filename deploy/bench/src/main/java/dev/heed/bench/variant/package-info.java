/**
 * The jobs that are measured. In comes a {@link dev.heed.bench.variant.Setting}; out goes a Flink job from the same
 * Kafka to the same Kafka: the whole job, or a baseline that leaves something out or does it in another way.
 *
 * <p>Start reading at {@link dev.heed.bench.variant.PipelineVariants}.
 */
@NullMarked
package dev.heed.bench.variant;

import org.jspecify.annotations.NullMarked;
