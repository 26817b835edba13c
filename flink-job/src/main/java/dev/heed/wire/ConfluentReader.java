package dev.heed.wire;

import dev.heed.model.refusal.Cause;
import dev.heed.wire.UnreadableRecord.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads Confluent's wire format and single objects. Used by one thread; its figures may be read by another. */
final class ConfluentReader<T extends SpecificRecord> implements RecordReader<T> {
    private final RecordReader<T> singleObjects;
    private final FloatBlocks data;
    private final Schema own;
    private final String type;
    private final SchemaLookUp schemas;
    private final Map<Integer, Version<T>> versions = new HashMap<>();
    private @Nullable Version<T> last;
    private @Nullable BinaryDecoder decoder;

    /**
     * A version of the schema.
     *
     * @param isOwn whether it is that of this build
     */
    private record Version<T>(int id, DatumReader<T> reader, boolean isOwn) {}

    ConfluentReader(RecordReader<T> singleObjects, Class<T> type, SchemaLookUp schemas) {
        this.singleObjects = singleObjects;
        this.data = FloatBlocks.of(type);
        this.own = data.getSchema(type);
        this.type = type.getSimpleName();
        this.schemas = schemas;
    }

    @Override
    public LookUps lookUps() {
        return schemas.lookUps();
    }

    @Override
    public T read(byte[] value) throws UnreadableRecord {
        if (value.length >= Confluent.HEADER_BYTES && value[0] == 0) {
            return read(value, version(ByteBuffer.wrap(value).getInt(1)));
        }
        if (value.length >= 2 && value[0] == (byte) 0xC3 && value[1] == 0x01) {
            return singleObjects.read(value);
        }
        throw new UnreadableRecord(
                Problem.BROKEN,
                "expected Confluent's header (00 and four bytes) or Avro's (C3 01 …), found "
                        + HexFormat.ofDelimiter(" ")
                                .formatHex(Arrays.copyOf(value, Math.min(Confluent.HEADER_BYTES, value.length))));
    }

    private T read(byte[] value, Version<T> version) throws UnreadableRecord {
        try {
            int length = value.length - Confluent.HEADER_BYTES;
            decoder = DecoderFactory.get().binaryDecoder(value, Confluent.HEADER_BYTES, length, decoder);
            T record = version.reader().read(null, version.isOwn() ? decoder : new BoundedDecoder(decoder, length));
            if (!decoder.isEnd()) {
                throw new IOException("bytes behind it");
            }
            return record;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableRecord(
                    Problem.BROKEN,
                    "expected a " + type + ", found " + value.length + " bytes that break off: " + Cause.inWords(e));
        }
    }

    private Version<T> version(int id) throws UnreadableRecord {
        if (last == null || last.id() != id) {
            Version<T> found = versions.get(id);
            if (found == null) {
                found = resolve(id, schemas.find(id));
                versions.put(id, found);
            }
            last = found;
        }
        return last;
    }

    @SuppressWarnings("unchecked") // the schema is the type's
    private Version<T> resolve(int id, String text) throws UnreadableRecord {
        Schema written;
        try {
            written = new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw schemas.unknown(
                    id, "expected a schema of Avro under number " + id + ", found none: " + Cause.inWords(e));
        }
        if (SchemaNormalization.parsingFingerprint64(written) == SchemaNormalization.parsingFingerprint64(own)) {
            return new Version<>(id, (DatumReader<T>) data.createDatumReader(own, own), true);
        }
        var fit = SchemaCompatibility.checkReaderWriterCompatibility(own, written);
        if (fit.getType() != SchemaCompatibilityType.COMPATIBLE) {
            String why = fit.getResult().getIncompatibilities().stream()
                    .findFirst()
                    .map(first -> first.getType() + " at " + first.getLocation() + ": " + first.getMessage())
                    .orElse("incompatible");
            throw schemas.unknown(
                    id,
                    "expected a schema that can be read as a " + type + ", found " + written.getFullName() + ", number "
                            + id + ": " + why);
        }
        return new Version<>(id, (DatumReader<T>) data.createDatumReader(written, own), false);
    }
}
