package dev.heed.wire;

import dev.heed.model.refusal.Cause;
import dev.heed.wire.UnreadableRecord.Problem;
import java.io.IOException;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.MessageDecoder;
import org.apache.avro.message.MissingSchemaException;

/** Reads Avro's single-object encoding. Not thread-safe. */
record SingleObjectReader<T>(MessageDecoder<T> decoder, String type) implements RecordReader<T> {
    @Override
    public T read(byte[] value) throws UnreadableRecord {
        try {
            return decoder.decode(value);
        } catch (MissingSchemaException e) {
            throw new UnreadableRecord(
                    Problem.UNKNOWN_SCHEMA, "expected a known version of " + type + ", found " + e.getMessage());
        } catch (BadHeaderException e) {
            throw new UnreadableRecord(
                    Problem.BROKEN, "expected Avro's single-object encoding (C3 01 …), found " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            throw new UnreadableRecord(
                    Problem.BROKEN,
                    "expected a " + type + ", found " + value.length + " bytes that break off: " + Cause.inWords(e));
        }
    }
}
