/**
 * The second stage. In come readings; out goes, for each entity and hop, a {@link dev.heed.window.Window}: the steps that
 * the model needs to attend the hop's new ones. What comes too late, or of too many entities, goes out as {@link dev.heed.window.NotTaken}.
 *
 * <p>Start reading at {@link dev.heed.window.Hops} and {@link dev.heed.window.WindowAssembler}; Flink is only in {@link
 * dev.heed.window.WindowFunction} and the layout of the state.
 */
@NullMarked
package dev.heed.window;

import org.jspecify.annotations.NullMarked;
