package dev.heed.emit;

import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.common.TopicPartition;

/** A transaction to be committed, and where one of its records lies: whether that can be read tells what became of it. */
final class AddressedTransaction extends KafkaCommittable {
    private final TopicPartition partition;
    private final long offset;

    AddressedTransaction(KafkaCommittable transaction, TopicPartition partition, long offset) {
        super(
                transaction.getProducerId(),
                transaction.getEpoch(),
                transaction.getTransactionalId(),
                transaction.getProducer().orElse(null));
        this.partition = partition;
        this.offset = offset;
    }

    /** Partition of the record. */
    TopicPartition partition() {
        return partition;
    }

    /** Offset of the record. */
    long offset() {
        return offset;
    }
}
