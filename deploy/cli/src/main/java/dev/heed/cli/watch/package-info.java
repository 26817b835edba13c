/**
 * A consumer of the job's output: in come the topics, out go counts of records and the alerts, as they are committed.
 *
 * <p>Start with {@link dev.heed.cli.watch.TopicWatch}.
 */
@NullMarked
package dev.heed.cli.watch;

import org.jspecify.annotations.NullMarked;
