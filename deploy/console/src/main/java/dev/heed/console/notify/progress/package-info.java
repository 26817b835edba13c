/**
 * How far a destination is. In come the records of a partition; out go the changes that it must be told, and a bookmark with
 * which another process goes on.
 *
 * <p>Start reading at {@link dev.heed.console.notify.progress.PartitionProgress}.
 */
@NullMarked
package dev.heed.console.notify.progress;

import org.jspecify.annotations.NullMarked;
