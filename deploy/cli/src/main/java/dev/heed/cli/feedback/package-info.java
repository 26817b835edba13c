/**
 * {@code heed feedback}: in comes an alert's id and what a person says of it, out goes a record that the job takes in.
 *
 * <p>Start with {@link dev.heed.cli.feedback.FeedbackCommand}.
 */
@NullMarked
package dev.heed.cli.feedback;

import org.jspecify.annotations.NullMarked;
