package dev.heed.wire;

import dev.heed.model.refusal.Cause;
import dev.heed.registry.RegistrySettings;
import dev.heed.wire.UnreadableRecord.Problem;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Reads Avro records of somebody else's schema as maps, lists, texts and numbers. Not thread-safe. */
public final class ForeignAvro {
    private static final int CONFLUENT_BYTES = 5;
    private static final int SINGLE_OBJECT_BYTES = 10;

    private final @Nullable Schema schema;
    private final Framing framing;
    private final byte[] fingerprint;
    private final @Nullable SchemaLookUp registry;
    private final Map<Integer, Schema> written = new HashMap<>();
    private @Nullable BinaryDecoder decoder;

    /** What stands before a record. */
    public enum Framing {
        /** Nothing. */
        PLAIN,
        /** Avro's single-object encoding: C3 01 and the schema's fingerprint. */
        SINGLE_OBJECT,
        /** Confluent's: a zero and the number of the schema in its registry, which is not asked for it. */
        CONFLUENT,
        /** Confluent's, and the registry is asked for each schema. */
        REGISTRY;

        /** The name as it is given, such as {@code single-object}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * The schema and the framing of records.
     *
     * @param schema as JSON; empty where a registry has it
     * @param registry that is asked, once it is known
     */
    public record Layout(
            String schema, Framing framing, @Nullable RegistrySettings registry) implements Serializable {
        public Layout(String schema, Framing framing) {
            this(schema, framing, null);
        }

        /** Records whose schemas a registry has. */
        public static Layout ofRegistry() {
            return new Layout("", Framing.REGISTRY);
        }

        /** The same, with the registry that is asked, if any is. */
        public Layout asking(RegistrySettings settings) {
            return framing == Framing.REGISTRY ? new Layout(schema, framing, settings) : this;
        }

        /** Whether the schemas are known only when records are read. */
        public boolean isOpen() {
            return framing == Framing.REGISTRY;
        }

        /**
         * The place of the record itself.
         *
         * @throws IllegalArgumentException when the schema is none of a record
         */
        public AvroPlace root() {
            return new AvroPlace(parse(schema));
        }
    }

    public ForeignAvro(Layout layout) {
        this.framing = layout.framing();
        this.registry = layout.registry() == null ? null : new SchemaLookUp(layout.registry());
        this.schema = layout.isOpen() ? null : parse(layout.schema());
        try {
            this.fingerprint =
                    schema == null ? new byte[0] : SchemaNormalization.parsingFingerprint("CRC-64-AVRO", schema);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected Avro to know its own fingerprint", e);
        }
    }

    private static Schema parse(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw new IllegalArgumentException(Cause.inWords(e), e);
        }
    }

    /**
     * A record: maps by field, lists, {@link String}, {@link Long}, {@link Double}, {@link Boolean}, null; {@code byte[]} for
     * what is none of these.
     */
    public @Nullable Object read(byte[] value) throws UnreadableRecord {
        int from = begin(value);
        Schema of = schema == null ? numbered(ByteBuffer.wrap(value).getInt(1)) : schema;
        try {
            decoder = DecoderFactory.get().binaryDecoder(value, from, value.length - from, decoder);
            Object read = new AvroValues(decoder, value.length).read(of, 0);
            if (!decoder.isEnd()) {
                throw new IOException("bytes behind it");
            }
            return read;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableRecord(
                    Problem.BROKEN,
                    "expected a record of the schema " + of.getFullName() + ", found " + value.length
                            + " bytes that are none: " + Cause.inWords(e));
        }
    }

    private Schema numbered(int id) throws UnreadableRecord {
        Schema known = written.get(id);
        if (known == null) {
            if (registry == null) {
                throw new IllegalStateException("expected a registry for records that name their schema by number");
            }
            try {
                known = parse(registry.find(id));
            } catch (IllegalArgumentException e) {
                throw registry.unknown(
                        id, "expected a schema of Avro under number " + id + ", found none: " + e.getMessage());
            }
            written.put(id, known);
        }
        return known;
    }

    private int begin(byte[] value) throws UnreadableRecord {
        if (framing == Framing.PLAIN) {
            return 0;
        }
        boolean isConfluent = framing != Framing.SINGLE_OBJECT;
        int bytes = isConfluent ? CONFLUENT_BYTES : SINGLE_OBJECT_BYTES;
        boolean isFramed =
                value.length >= bytes && (isConfluent ? value[0] == 0 : value[0] == (byte) 0xC3 && value[1] == 0x01);
        if (!isFramed) {
            throw new UnreadableRecord(
                    Problem.BROKEN,
                    "expected " + (isConfluent ? "Confluent's header (00 and four bytes)" : "Avro's (C3 01 …)")
                            + " before the record, found "
                            + HexFormat.ofDelimiter(" ")
                                    .formatHex(Arrays.copyOf(value, Math.min(bytes, value.length))));
        }
        if (!isConfluent && !Arrays.equals(value, 2, bytes, fingerprint, 0, fingerprint.length)) {
            throw new UnreadableRecord(
                    Problem.UNKNOWN_SCHEMA,
                    "expected the schema " + (schema == null ? "" : schema.getFullName())
                            + " of the mapping, found a record of another one");
        }
        return bytes;
    }
}
