/**
 * In: what the feed tells of steps. Out: the same summed up per column of pixels. Kept in bounded memory: steps as they are,
 * then blocks of them, then nothing. Start at {@link dev.heed.console.history.History}.
 */
@NullMarked
package dev.heed.console.history;

import org.jspecify.annotations.NullMarked;
