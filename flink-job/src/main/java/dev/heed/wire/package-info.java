/**
 * Avro to arrays and back. In come bytes of Kafka records or the contracts' generated classes, whose float arrays are {@link
 * dev.heed.wire.FloatList}s; out go the others. No other package knows Avro itself.
 *
 * <p>Start reading at {@link dev.heed.wire.Encoding}.
 */
@NullMarked
package dev.heed.wire;

import org.jspecify.annotations.NullMarked;
