/**
 * {@code heed topics}: in come a broker and a registry, out go the topics and subjects that a job needs, or a refusal.
 *
 * <p>Start with {@link dev.heed.cli.topics.CreateTopics}.
 */
@NullMarked
package dev.heed.cli.topics;

import org.jspecify.annotations.NullMarked;
