package dev.heed.emit;

import static dev.heed.state.PrimitiveArrays.readBytes;
import static dev.heed.state.PrimitiveArrays.writeBytes;

import dev.heed.state.RecordSerializer;
import dev.heed.state.RecordType;
import dev.heed.wire.RecordHeader;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Outgoing records as bytes on their way to the sink. */
final class OutgoingSerializer extends RecordSerializer<Outgoing> {
    private static final long serialVersionUID = 1L;

    private static final OutgoingSerializer INSTANCE = new OutgoingSerializer();

    private OutgoingSerializer() {}

    @Override
    public void serialize(Outgoing record, DataOutputView out) throws IOException {
        StringValue.writeString(record.topic(), out);
        writeBytes(record.key(), out);
        writeBytes(record.value(), out);
        out.writeInt(record.headers().size());
        for (RecordHeader header : record.headers()) {
            StringValue.writeString(header.key(), out);
            writeBytes(header.value(), out);
        }
    }

    @Override
    public Outgoing deserialize(DataInputView in) throws IOException {
        String topic = StringValue.readString(in);
        byte[] key = readBytes(in);
        byte[] value = readBytes(in);
        int count = in.readInt();
        List<RecordHeader> headers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            headers.add(new RecordHeader(StringValue.readString(in), readBytes(in)));
        }
        return new Outgoing(topic, key, value, headers);
    }

    @Override
    public TypeSerializerSnapshot<Outgoing> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Flink's way to find the serialiser again. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Outgoing> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }

    /** Flink's way to find the serialiser of a type. */
    public static final class Factory extends TypeInfoFactory<Outgoing> {
        @Override
        public TypeInformation<Outgoing> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
            return new RecordType<>(Outgoing.class, INSTANCE);
        }
    }
}
