/**
 * The format {@code heed-avro} of Flink's tables. In come the bytes of a topic's records, out go rows of their contract's fields; of
 * the topics that a job reads the other way round, too.
 *
 * <p>Start reading at {@link dev.heed.sql.format.HeedAvroFormatFactory}.
 */
@NullMarked
package dev.heed.sql.format;

import org.jspecify.annotations.NullMarked;
