/**
 * The third stage. In come windows; they go through the model in batches over entities; out goes for each an {@link
 * dev.heed.attend.Attended}, in order, with nothing kept: what is under way is finished before a checkpoint.
 *
 * <p>Start reading at {@link dev.heed.attend.AttendOperator}.
 */
@NullMarked
package dev.heed.attend;

import org.jspecify.annotations.NullMarked;
