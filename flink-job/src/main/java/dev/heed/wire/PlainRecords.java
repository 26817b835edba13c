package dev.heed.wire;

import dev.heed.model.refusal.Refusal;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A contract's records as arrays with a value of each of its fields, in their order and as {@link FieldType} says: for who does not know
 * the contract's class. Not thread-safe.
 */
public final class PlainRecords {
    private final Contract contract;
    private final RecordReader<? extends SpecificRecord> reader;
    private final RecordWriter<SpecificRecord> writer;

    /** Records of a contract in an encoding. */
    @SuppressWarnings("unchecked") // what it writes is of the contract's class
    public PlainRecords(Contract contract, Encoding encoding) {
        this.contract = contract;
        this.reader = encoding.reader(contract.type());
        this.writer = (RecordWriter<SpecificRecord>) encoding.writer(contract.type());
    }

    /**
     * Reads a record.
     *
     * @throws UnreadableRecord when the bytes are none
     */
    public @Nullable Object[] read(byte[] value) throws UnreadableRecord {
        return values(reader.read(value));
    }

    private static @Nullable Object[] values(SpecificRecord record) {
        @Nullable Object[] values = new Object[record.getSchema().getFields().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = plain(
                    record.get(i),
                    ContractField.value(record.getSchema().getFields().get(i).schema()));
        }
        return values;
    }

    private static @Nullable Object plain(@Nullable Object value, Schema schema) {
        if (value == null) {
            return null;
        }
        return switch (schema.getType()) {
            case STRING, ENUM -> value.toString();
            case BYTES -> bytes((ByteBuffer) value);
            case RECORD -> values((SpecificRecord) value);
            case ARRAY ->
                schema.getElementType().getType() == Schema.Type.FLOAT
                        ? floats((List<?>) value)
                        : ((List<?>) value)
                                .stream()
                                        .map(each -> plain(each, schema.getElementType()))
                                        .toList();
            default -> value;
        };
    }

    private static float[] floats(List<?> list) {
        if (list instanceof FloatList floats) {
            return floats.array();
        }
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (Float) list.get(i);
        }
        return values;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /**
     * Makes the bytes of a record without structures in it.
     *
     * @param values of each field, null for its default
     * @throws Refusal when a field without a default is null, or a text is none of its symbols
     */
    public byte[] write(@Nullable Object[] values) {
        SpecificData data = SpecificData.getForClass(contract.type());
        Schema schema = contract.avro();
        SpecificRecord record = (SpecificRecord) data.newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            Object value = values[field.pos()];
            if (value != null) {
                record.put(field.pos(), avro(value, field));
            } else if (field.hasDefaultValue()) {
                record.put(field.pos(), data.getDefaultValue(field));
            } else {
                throw Refusal.failure("expected a value of " + contract.record() + "." + field.name() + ", found NULL");
            }
        }
        return writer.encode(record);
    }

    private static Object avro(Object value, Schema.Field field) {
        Schema schema = ContractField.value(field.schema());
        if (schema.getType() == Schema.Type.ENUM) {
            if (!schema.hasEnumSymbol(value.toString())) {
                throw Refusal.failure("expected a " + field.name() + " out of " + schema.getEnumSymbols() + ", found '"
                        + value + "'");
            }
            return SpecificData.get().createEnum(value.toString(), schema);
        }
        return value instanceof float[] floats ? new FloatList(floats) : value;
    }
}
