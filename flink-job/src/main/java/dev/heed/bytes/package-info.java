/**
 * State as bytes, whole arrays at a time. In come values, out goes Flink's binary form, for the state of all stages.
 *
 * <p>Start reading at {@link dev.heed.bytes.Layout}, then {@link dev.heed.bytes.PackedState}.
 */
@NullMarked
package dev.heed.bytes;

import org.jspecify.annotations.NullMarked;
