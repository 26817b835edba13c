package dev.heed.emit;

import java.io.IOException;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.kafka.common.TopicPartition;

/** Writes transactions with their addresses. It reads those that Flink's serializer wrote, too: they have none. */
final class TransactionSerializer implements SimpleVersionedSerializer<KafkaCommittable> {
    /** Added to the version of Flink's serializer. */
    private static final int ADDRESSED = 1000;

    private final SimpleVersionedSerializer<KafkaCommittable> flinks;

    TransactionSerializer(SimpleVersionedSerializer<KafkaCommittable> flinks) {
        this.flinks = flinks;
    }

    @Override
    public int getVersion() {
        return ADDRESSED + flinks.getVersion();
    }

    @Override
    public byte[] serialize(KafkaCommittable transaction) throws IOException {
        byte[] body = flinks.serialize(transaction);
        DataOutputSerializer out = new DataOutputSerializer(body.length + 64);
        out.writeInt(body.length);
        out.write(body);
        if (transaction instanceof AddressedTransaction addressed) {
            out.writeUTF(addressed.partition().topic());
            out.writeInt(addressed.partition().partition());
            out.writeLong(addressed.offset());
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public KafkaCommittable deserialize(int version, byte[] bytes) throws IOException {
        if (version < ADDRESSED) {
            return flinks.deserialize(version, bytes);
        }
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        byte[] body = new byte[in.readInt()];
        in.readFully(body);
        KafkaCommittable transaction = flinks.deserialize(version - ADDRESSED, body);
        return in.available() == 0
                ? transaction
                : new AddressedTransaction(transaction, new TopicPartition(in.readUTF(), in.readInt()), in.readLong());
    }
}
