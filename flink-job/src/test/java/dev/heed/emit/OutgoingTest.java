package dev.heed.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.wire.RecordHeader;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OutgoingTest {
    private final TypeSerializer<Outgoing> serializer =
            TypeInformation.of(Outgoing.class).createSerializer(new SerializerConfigImpl());

    static List<Outgoing> records() {
        byte[] bytes = {1, 2, 3};
        return List.of(
                new Outgoing("saliency", bytes, bytes, List.of()),
                new Outgoing("dead-letters", null, null, List.of(new RecordHeader("trace", null))),
                new Outgoing(
                        "dead-letters",
                        new byte[0],
                        bytes,
                        List.of(RecordHeader.text("reason", "späte"), new RecordHeader("trace", bytes))));
    }

    @ParameterizedTest
    @MethodSource("records")
    void comesWholeToTheSink(Outgoing record) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(record, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        assertThat(serializer.deserialize(in)).usingRecursiveComparison().isEqualTo(record);
        assertThat(in.available()).isZero();
    }
}
