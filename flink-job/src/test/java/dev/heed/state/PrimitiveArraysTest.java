package dev.heed.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrimitiveArraysTest {
    private static byte[] sparse(float... values) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        PrimitiveArrays.writeSparseFloats(values, out);
        return out.getCopyOfBuffer();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 19, 64})
    void readsTheSparseFloatsThatItWrote(int length) throws IOException {
        float[] values = new float[length];
        for (int i = 0; i < length; i += 3) {
            values[i] = i - 7.5f;
        }
        assertThat(PrimitiveArrays.readSparseFloats(new DataInputDeserializer(sparse(values))))
                .containsExactly(values);
    }

    @Test
    void writesOnlyABitForAZero() throws IOException {
        assertThat(sparse(0, 0, 3, 0, 0, 0, 0, 0, 0, 0)).hasSize(1 + 2 + 4);
        assertThat(sparse(-0f)).hasSize(1 + 1 + 4);
    }
}
