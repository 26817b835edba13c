package dev.heed.ingest;

import dev.heed.ingest.mapping.Envelope;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record as a mapper takes it.
 *
 * @param value of the record, which is there
 */
public record KafkaEnvelope(ConsumerRecord<byte[], byte[]> record, byte[] value) implements Envelope {
    @Override
    public String topic() {
        return record.topic();
    }

    @Override
    public byte @Nullable [] key() {
        return record.key();
    }

    @Override
    public byte @Nullable [] header(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    @Override
    public long timestampMillis() {
        return record.timestamp();
    }
}
