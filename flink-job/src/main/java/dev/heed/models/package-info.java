/**
 * Which models a job has, and which of them serves an entity at a time of its readings. In come the options and the records of
 * the topic of updates; out goes a {@link dev.heed.models.Schedule} that the stages ask.
 *
 * <p>Start reading at {@link dev.heed.models.Schedule}.
 */
@NullMarked
package dev.heed.models;

import org.jspecify.annotations.NullMarked;
