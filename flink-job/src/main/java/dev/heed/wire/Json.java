package dev.heed.wire;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * JSON, one object a record, for consumers that know no Avro. Fields have their names in the schema, and none is left out. Times
 * are texts as {@code 2026-01-31T12:00:00.000001Z}, in UTC, with as many groups of three decimals as they need. What is null or no
 * finite number is null. Numbers are the shortest that make the same float. Arrays are flat as in the schema; bytes
 * ({@code observed}) are arrays of whole numbers.
 */
public record Json() implements Encoding {
    @Override
    public <T extends SpecificRecord> RecordWriter<T> writer(Class<T> type) {
        return new RecordWriter<>(new byte[0], new JsonDatumWriter<>());
    }

    @Override
    public <T extends SpecificRecord> RecordReader<T> reader(Class<T> type) {
        FloatBlocks data = FloatBlocks.of(type);
        Schema schema = data.getSchema(type);
        return new JsonReader<>(schema, data, type);
    }

    /** The same encoding, which reads records of JSON as well: they begin with a brace, and no other does. */
    public static Encoding besides(Encoding encoding) {
        return new BesidesJson(encoding);
    }

    private record BesidesJson(Encoding encoding) implements Encoding {
        @Override
        public <T extends SpecificRecord> RecordWriter<T> writer(Class<T> type) {
            return encoding.writer(type);
        }

        @Override
        public <T extends SpecificRecord> RecordReader<T> reader(Class<T> type) {
            RecordReader<T> json = new Json().reader(type);
            RecordReader<T> other = encoding.reader(type);
            return value -> (value.length > 0 && value[0] == '{' ? json : other).read(value);
        }
    }

    /** What generated classes hold. */
    static SpecificRecord empty(Schema schema, SpecificData data) {
        return (SpecificRecord) SpecificData.newInstance(data.getClass(schema), schema);
    }
}
