package dev.heed.cli.infer;

import dev.heed.ingest.mapping.Envelope;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record of a sample as a mapper takes it. */
record SampleRecord(ConsumerRecord<byte[], byte[]> record) implements Envelope {
    @Override
    public String topic() {
        return record.topic();
    }

    @Override
    public byte @Nullable [] key() {
        return record.key();
    }

    @Override
    public byte[] value() {
        return record.value();
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
