/**
 * The stages put together. In come options and a model directory; out goes a Flink job.
 *
 * <p>Start reading at {@link dev.heed.job.Pipeline}, which takes its ends as parameters; {@link dev.heed.job.HeedJob} gives
 * it Kafka's.
 */
@NullMarked
package dev.heed.job;

import org.jspecify.annotations.NullMarked;
