/**
 * Which updates of models hold, and from when on. In come updates that all subtasks have made ready, and the time of the readings;
 * out go the changes that hold, and what became of each update.
 *
 * <p>Start reading at {@link dev.heed.updates.DecideUpdates}.
 */
@NullMarked
package dev.heed.updates;

import org.jspecify.annotations.NullMarked;
