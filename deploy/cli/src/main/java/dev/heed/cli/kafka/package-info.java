/**
 * Kafka from a command's point of view: in comes an address or nothing, out goes a broker that answers, with its topics.
 *
 * <p>Start with {@link dev.heed.cli.kafka.KafkaOptions} for a broker that is there, {@link
 * dev.heed.cli.kafka.EmbeddedKafka} for one of our own.
 */
@NullMarked
package dev.heed.cli.kafka;

import org.jspecify.annotations.NullMarked;
