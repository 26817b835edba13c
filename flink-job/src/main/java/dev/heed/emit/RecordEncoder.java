package dev.heed.emit;

import dev.heed.schemas.TrustedContracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes bytes of one kind of record. The encoding is the {@link MessageEncoder}'s: Avro's single-object encoding now, a
 * registry's wire format where one is given.
 */
final class RecordEncoder<T extends SpecificRecord> {
    private final MessageEncoder<T> encoder;

    private RecordEncoder(MessageEncoder<T> encoder) {
        this.encoder = encoder;
    }

    static <T extends SpecificRecord> RecordEncoder<T> singleObject(Class<T> type) {
        TrustedContracts.register();
        SpecificData data = SpecificData.getForClass(type);
        return new RecordEncoder<>(new BinaryMessageEncoder<>(data, data.getSchema(type)));
    }

    byte[] encode(T record) {
        try {
            ByteBuffer bytes = encoder.encode(record);
            byte[] array = new byte[bytes.remaining()];
            bytes.get(array);
            return array;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot encode a " + record.getSchema().getName(), e);
        }
    }
}
