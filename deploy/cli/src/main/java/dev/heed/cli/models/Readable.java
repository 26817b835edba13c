package dev.heed.cli.models;

import dev.heed.model.refusal.Refusal;
import dev.heed.wire.RecordReader;
import dev.heed.wire.UnreadableRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records of a topic in which others may write what this version cannot read. */
final class Readable {
    private Readable() {}

    /**
     * What a record holds; null where this version cannot read it.
     *
     * @throws Refusal when it could be read, but the registry does not answer
     */
    static <T> @Nullable T of(RecordReader<T> reader, ConsumerRecord<byte[], byte[]> record) {
        try {
            return reader.read(record.value());
        } catch (UnreadableRecord e) {
            if (e.problem() == UnreadableRecord.Problem.NOT_YET) {
                throw Refusal.failure(String.valueOf(e.getMessage()));
            }
            return null;
        }
    }
}
