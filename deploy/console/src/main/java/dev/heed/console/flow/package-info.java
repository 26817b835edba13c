/**
 * In: offsets of the topics and of the job's consumer group, and what the feed tells. Out: how much flows, how far the job
 * is behind, what it did not take. Start at {@link dev.heed.console.flow.FlowMeter}.
 */
@NullMarked
package dev.heed.console.flow;

import org.jspecify.annotations.NullMarked;
