/**
 * A consumer of the job's output: in come the topics, out go counts of records and the alerts, as they are committed.
 *
 * <p>Start with {@link dev.heed.cli.watch.TopicWatch}. It reads the contracts of {@code dev.heed.schemas} as any consumer
 * outside the job does.
 */
@NullMarked
package dev.heed.cli.watch;

import org.jspecify.annotations.NullMarked;
