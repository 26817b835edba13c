/**
 * Whole arrays to bytes and back, in Flink's binary form, for the state and the shuffle.
 *
 * <p>Start reading at {@link dev.heed.bytes.PrimitiveArrays}.
 */
@NullMarked
package dev.heed.bytes;

import org.jspecify.annotations.NullMarked;
