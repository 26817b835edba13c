/**
 * Primitive arrays as bytes, whole arrays at a time. In come arrays, out goes Flink's binary form, for the state and the
 * records of all stages.
 *
 * <p>There is only {@link dev.heed.bytes.PrimitiveArrays} to read.
 */
@NullMarked
package dev.heed.bytes;

import org.jspecify.annotations.NullMarked;
