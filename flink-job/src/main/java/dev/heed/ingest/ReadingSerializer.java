package dev.heed.ingest;

import static dev.heed.state.PrimitiveArrays.readFloats;
import static dev.heed.state.PrimitiveArrays.readInts;
import static dev.heed.state.PrimitiveArrays.writeFloats;
import static dev.heed.state.PrimitiveArrays.writeInts;
import static java.util.Objects.requireNonNull;

import dev.heed.state.RecordSerializer;
import dev.heed.state.RecordType;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Readings as bytes between the stages: a block's values at once. */
final class ReadingSerializer extends RecordSerializer<Reading> {
    private static final long serialVersionUID = 1L;

    private static final ReadingSerializer INSTANCE = new ReadingSerializer();

    private ReadingSerializer() {}

    @Override
    public void serialize(Reading reading, DataOutputView out) throws IOException {
        StringValue.writeString(reading.entity(), out);
        out.writeLong(reading.timeMicros());
        out.writeDouble(reading.periodMicros());
        writeInts(reading.channels(), out);
        writeFloats(reading.values(), out);
        StringValue.writeString(reading.origin().topic(), out);
        out.writeInt(reading.origin().partition());
        out.writeLong(reading.origin().offset());
    }

    @Override
    public Reading deserialize(DataInputView in) throws IOException {
        return new Reading(
                StringValue.readString(in),
                in.readLong(),
                in.readDouble(),
                requireNonNull(readInts(in)),
                requireNonNull(readFloats(in)),
                new Origin(StringValue.readString(in), in.readInt(), in.readLong()));
    }

    @Override
    public TypeSerializerSnapshot<Reading> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Flink's way to find the serialiser again. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Reading> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }

    /** Flink's way to find the serialiser of a type. */
    public static final class Factory extends TypeInfoFactory<Reading> {
        @Override
        public TypeInformation<Reading> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
            return new RecordType<>(Reading.class, INSTANCE);
        }
    }
}
