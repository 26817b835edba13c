package dev.heed.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes bytes of one kind of record: the header with which an {@link Encoding} names its schema, then Avro's binary
 * encoding. Not thread-safe.
 *
 * @param <T> the record
 */
public final class RecordWriter<T extends SpecificRecord> {
    private static final int FIRST_CAPACITY = 4096;

    private final byte[] header;
    private final DatumWriter<T> writer;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_CAPACITY);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);

    RecordWriter(byte[] header, DatumWriter<T> writer) {
        this.header = header;
        this.writer = writer;
    }

    /** The value of a Kafka record. */
    public byte[] encode(T record) {
        try {
            bytes.reset();
            bytes.write(header);
            writer.write(record, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot encode a " + record.getSchema().getName(), e);
        }
    }
}
