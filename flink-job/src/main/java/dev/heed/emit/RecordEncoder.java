package dev.heed.emit;

import dev.heed.schemas.TrustedContracts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.NoSuchAlgorithmException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes bytes of one kind of record: a header that names its schema, then Avro's binary encoding. The header is that of
 * Avro's single-object encoding; a registry's wire format differs in the header alone. Not thread-safe.
 */
final class RecordEncoder<T extends SpecificRecord> {
    private static final int FIRST_CAPACITY = 4096;

    private final byte[] header;
    private final DatumWriter<T> writer;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_CAPACITY);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);

    private RecordEncoder(byte[] header, DatumWriter<T> writer) {
        this.header = header;
        this.writer = writer;
    }

    static <T extends SpecificRecord> RecordEncoder<T> singleObject(Class<T> type) {
        TrustedContracts.register();
        SpecificData data = SpecificData.getForClass(type);
        Schema schema = data.getSchema(type);
        return new RecordEncoder<>(singleObjectHeader(schema), new BlockWriter<>(schema, data));
    }

    /** C3 01, then the schema's fingerprint (Avro 1.12 specification, "Single-object encoding"). */
    private static byte[] singleObjectHeader(Schema schema) {
        byte[] header = new byte[10];
        header[0] = (byte) 0xC3;
        header[1] = 0x01;
        try {
            System.arraycopy(SchemaNormalization.parsingFingerprint("CRC-64-AVRO", schema), 0, header, 2, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected Avro to know its own fingerprint", e);
        }
        return header;
    }

    byte[] encode(T record) {
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
