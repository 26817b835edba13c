/**
 * In: options. Out: the live page of a job's topics. Start at {@link dev.heed.console.watch.WatchCommand}; {@link
 * dev.heed.console.watch.LivePage} puts the parts together.
 */
@NullMarked
package dev.heed.console.watch;

import org.jspecify.annotations.NullMarked;
