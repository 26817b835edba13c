/**
 * Primitive arrays as bytes, whole arrays at a time. In come arrays, out goes Flink's binary form, for the state and the
 * records of all stages.
 *
 * <p>Start reading at {@link dev.heed.bytes.VersionedSerializer}, then {@link dev.heed.bytes.PrimitiveArrays}.
 */
@NullMarked
package dev.heed.bytes;

import org.jspecify.annotations.NullMarked;
