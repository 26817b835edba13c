/**
 * In: the topics of a job, as bytes. Out: what a {@link dev.heed.console.feed.Listener} is told, in arrays of floats. Start
 * at {@link dev.heed.console.feed.TopicFeed}; {@link dev.heed.console.feed.PastReader} reads a span of the past.
 */
@NullMarked
package dev.heed.console.feed;

import org.jspecify.annotations.NullMarked;
