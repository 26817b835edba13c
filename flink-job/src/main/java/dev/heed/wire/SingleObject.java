package dev.heed.wire;

import dev.heed.schemas.TrustedContracts;
import java.security.NoSuchAlgorithmException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro's single-object encoding: the bytes C3 01, the schema's fingerprint, then the record (Avro 1.12 specification,
 * "Single-object encoding").
 */
public record SingleObject() implements Encoding {
    @Override
    public <T extends SpecificRecord> RecordWriter<T> writer(Class<T> type) {
        TrustedContracts.register();
        SpecificData data = SpecificData.getForClass(type);
        Schema schema = data.getSchema(type);
        return new RecordWriter<>(header(schema), new BlockWriter<>(schema, data));
    }

    @Override
    public <T extends SpecificRecord> RecordReader<T> reader(Class<T> type) {
        SpecificData data = FloatBlocks.of(type);
        return new SingleObjectReader<>(new BinaryMessageDecoder<>(data, data.getSchema(type)), type.getSimpleName());
    }

    private static byte[] header(Schema schema) {
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
}
