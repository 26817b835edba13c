/**
 * The first stage. In come Kafka records; out goes a {@link dev.heed.ingest.Reading} for each good one, and a {@link
 * dev.heed.ingest.Rejected} with its reason for each bad one.
 *
 * <p>Start reading at {@link dev.heed.ingest.ReadingDecoder}, then {@link dev.heed.ingest.ReadingCheck}; {@link
 * dev.heed.ingest.PartitionEnds} decides which partitions are idle.
 */
@NullMarked
package dev.heed.ingest;

import org.jspecify.annotations.NullMarked;
