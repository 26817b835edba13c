package dev.heed.state;

import static dev.heed.state.Varints.readLength;
import static dev.heed.state.Varints.writeLength;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads arrays, or null: unless said otherwise the length in as few bytes as it takes, then the elements,
 * big-endian.
 */
public final class PrimitiveArrays {
    private PrimitiveArrays() {}

    /** Writes floats, or null. */
    public static void writeFloats(float @Nullable [] values, DataOutputView out) throws IOException {
        write(
                values == null ? -1 : values.length,
                Float.BYTES,
                bytes -> bytes.asFloatBuffer().put(values),
                out);
    }

    /** Reads floats, or null. */
    public static float @Nullable [] readFloats(DataInputView in) throws IOException {
        return read(
                in,
                Float.BYTES,
                float[]::new,
                (bytes, values) -> bytes.asFloatBuffer().get(values));
    }

    /** Writes doubles, or null. */
    public static void writeDoubles(double @Nullable [] values, DataOutputView out) throws IOException {
        write(
                values == null ? -1 : values.length,
                Double.BYTES,
                bytes -> bytes.asDoubleBuffer().put(values),
                out);
    }

    /** Reads doubles, or null. */
    public static double @Nullable [] readDoubles(DataInputView in) throws IOException {
        return read(
                in,
                Double.BYTES,
                double[]::new,
                (bytes, values) -> bytes.asDoubleBuffer().get(values));
    }

    /** Writes ints, or null. */
    public static void writeInts(int @Nullable [] values, DataOutputView out) throws IOException {
        write(
                values == null ? -1 : values.length,
                Integer.BYTES,
                bytes -> bytes.asIntBuffer().put(values),
                out);
    }

    /** Reads ints, or null. */
    public static int @Nullable [] readInts(DataInputView in) throws IOException {
        return read(
                in,
                Integer.BYTES,
                int[]::new,
                (bytes, values) -> bytes.asIntBuffer().get(values));
    }

    /** Writes longs, or null. */
    public static void writeLongs(long @Nullable [] values, DataOutputView out) throws IOException {
        write(
                values == null ? -1 : values.length,
                Long.BYTES,
                bytes -> bytes.asLongBuffer().put(values),
                out);
    }

    /** Reads longs, or null. */
    public static long @Nullable [] readLongs(DataInputView in) throws IOException {
        return read(
                in,
                Long.BYTES,
                long[]::new,
                (bytes, values) -> bytes.asLongBuffer().get(values));
    }

    /** Writes bytes, or null. */
    public static void writeBytes(byte @Nullable [] values, DataOutputView out) throws IOException {
        writeLength(values == null ? -1 : values.length, out);
        if (values != null) {
            out.write(values);
        }
    }

    /** Reads bytes, or null. */
    public static byte @Nullable [] readBytes(DataInputView in) throws IOException {
        int length = readLength(in);
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    /** Writes floats of which many are 0: the length, a bit for each that is not, then those. */
    public static void writeSparseFloats(float[] values, DataOutputView out) throws IOException {
        writeLength(values.length, out);
        for (int from = 0; from < values.length; from += Byte.SIZE) {
            int bits = 0;
            for (int i = from; i < Math.min(values.length, from + Byte.SIZE); i++) {
                bits |= Float.floatToRawIntBits(values[i]) != 0 ? 1 << (i - from) : 0;
            }
            out.writeByte(bits);
            for (int i = from; bits != 0; i++, bits >>= 1) {
                if ((bits & 1) != 0) {
                    out.writeFloat(values[i]);
                }
            }
        }
    }

    /** Reads what {@link #writeSparseFloats} wrote. */
    public static float[] readSparseFloats(DataInputView in) throws IOException {
        float[] values = new float[readLength(in)];
        for (int from = 0; from < values.length; from += Byte.SIZE) {
            int bits = in.readUnsignedByte();
            for (int i = from; bits != 0; i++, bits >>= 1) {
                if ((bits & 1) != 0) {
                    values[i] = in.readFloat();
                }
            }
        }
        return values;
    }

    private static void write(int length, int width, Consumer<ByteBuffer> put, DataOutputView out) throws IOException {
        writeLength(length, out);
        if (length > 0) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(length, width));
            put.accept(bytes);
            out.write(bytes.array());
        }
    }

    private static <A> @Nullable A read(
            DataInputView in, int width, IntFunction<A> array, BiConsumer<ByteBuffer, A> get) throws IOException {
        int length = readLength(in);
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[Math.multiplyExact(length, width)];
        in.readFully(bytes);
        A values = array.apply(length);
        get.accept(ByteBuffer.wrap(bytes), values);
        return values;
    }
}
