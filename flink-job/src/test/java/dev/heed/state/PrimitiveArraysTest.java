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

    private interface Write {
        void to(DataOutputSerializer out) throws IOException;
    }

    private static byte[] bytes(Write write) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(8);
        write.to(out);
        return out.getCopyOfBuffer();
    }

    private static DataInputDeserializer in(byte... bytes) {
        return new DataInputDeserializer(bytes);
    }

    /** The layout of savepoints: one more than the length, then the elements, big-endian. */
    @Test
    void writesTheLengthAndThenTheElements() throws IOException {
        assertThat(bytes(out -> PrimitiveArrays.writeInts(new int[] {1, -2}, out)))
                .containsExactly(3, 0, 0, 0, 1, -1, -1, -1, -2);
        assertThat(bytes(out -> PrimitiveArrays.writeLongs(new long[] {258}, out)))
                .containsExactly(2, 0, 0, 0, 0, 0, 0, 1, 2);
        assertThat(bytes(out -> PrimitiveArrays.writeFloats(new float[] {1}, out)))
                .containsExactly(2, 0x3F, 0x80, 0, 0);
        assertThat(bytes(out -> PrimitiveArrays.writeDoubles(new double[] {1}, out)))
                .containsExactly(2, 0x3F, 0xF0, 0, 0, 0, 0, 0, 0);
        assertThat(bytes(out -> PrimitiveArrays.writeBytes(new byte[] {7, -8}, out)))
                .containsExactly(3, 7, -8);
    }

    @Test
    void readsTheArraysThatItWrote() throws IOException {
        int[] ints = {1, Integer.MIN_VALUE};
        long[] longs = {2, Long.MAX_VALUE, -3};
        float[] floats = {Float.NaN, -0f, 4.5f};
        double[] doubles = {Double.MIN_VALUE, -5.5};
        byte[] bytes = {6, -7};
        assertThat(PrimitiveArrays.readInts(in(bytes(out -> PrimitiveArrays.writeInts(ints, out)))))
                .isEqualTo(ints);
        assertThat(PrimitiveArrays.readLongs(in(bytes(out -> PrimitiveArrays.writeLongs(longs, out)))))
                .isEqualTo(longs);
        assertThat(PrimitiveArrays.readFloats(in(bytes(out -> PrimitiveArrays.writeFloats(floats, out)))))
                .isEqualTo(floats);
        assertThat(PrimitiveArrays.readDoubles(in(bytes(out -> PrimitiveArrays.writeDoubles(doubles, out)))))
                .isEqualTo(doubles);
        assertThat(PrimitiveArrays.readBytes(in(bytes(out -> PrimitiveArrays.writeBytes(bytes, out)))))
                .isEqualTo(bytes);
    }

    @Test
    void tellsNullFromAnEmptyArray() throws IOException {
        assertThat(bytes(out -> PrimitiveArrays.writeFloats(null, out))).containsExactly(0);
        assertThat(bytes(out -> PrimitiveArrays.writeFloats(new float[0], out))).containsExactly(1);
        assertThat(bytes(out -> PrimitiveArrays.writeBytes(null, out))).containsExactly(0);
        assertThat(bytes(out -> PrimitiveArrays.writeBytes(new byte[0], out))).containsExactly(1);
        assertThat(PrimitiveArrays.readFloats(in((byte) 0))).isNull();
        assertThat(PrimitiveArrays.readFloats(in((byte) 1))).isEmpty();
        assertThat(PrimitiveArrays.readBytes(in((byte) 0))).isNull();
        assertThat(PrimitiveArrays.readBytes(in((byte) 1))).isEmpty();
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
