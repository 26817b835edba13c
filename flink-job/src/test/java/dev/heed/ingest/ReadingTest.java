package dev.heed.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

final class ReadingTest {
    private final TypeSerializer<Reading> serializer =
            TypeInformation.of(Reading.class).createSerializer(new SerializerConfigImpl());

    @Test
    void comesWholeOutOfTheShuffle() throws IOException {
        Reading reading = new Reading(
                "Pumpe Süd",
                7,
                83.333,
                new int[] {2, 0},
                new float[] {1, Float.NaN, -3, 4},
                new Origin("topic", 3, 1L << 40));
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(reading, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        assertThat(serializer.deserialize(in))
                .usingRecursiveComparison()
                .withEqualsForType(Float::equals, Float.class)
                .isEqualTo(reading);
        assertThat(in.available()).isZero();
    }
}
