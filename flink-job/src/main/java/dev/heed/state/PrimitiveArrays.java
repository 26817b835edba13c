package dev.heed.state;

import static dev.heed.state.Varints.readLength;
import static dev.heed.state.Varints.writeLength;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes and reads arrays: unless said otherwise the length in as few bytes as it takes, then the elements, big-endian. */
public final class PrimitiveArrays {
    private PrimitiveArrays() {}

    /** Writes floats, or null. */
    public static void writeFloats(float @Nullable [] values, DataOutputView out) throws IOException {
        if (values == null) {
            writeLength(-1, out);
            return;
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
        bytes.asFloatBuffer().put(values);
        writeLength(values.length, out);
        out.write(bytes.array());
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

    /** Reads floats, or null. */
    public static float @Nullable [] readFloats(DataInputView in) throws IOException {
        ByteBuffer bytes = read(in, Float.BYTES);
        if (bytes == null) {
            return null;
        }
        float[] values = new float[bytes.capacity() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    /** Writes doubles, or null. */
    public static void writeDoubles(double @Nullable [] values, DataOutputView out) throws IOException {
        if (values == null) {
            writeLength(-1, out);
            return;
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES));
        bytes.asDoubleBuffer().put(values);
        writeLength(values.length, out);
        out.write(bytes.array());
    }

    /** Reads doubles, or null. */
    public static double @Nullable [] readDoubles(DataInputView in) throws IOException {
        ByteBuffer bytes = read(in, Double.BYTES);
        if (bytes == null) {
            return null;
        }
        double[] values = new double[bytes.capacity() / Double.BYTES];
        bytes.asDoubleBuffer().get(values);
        return values;
    }

    /** Writes ints, or null. */
    public static void writeInts(int @Nullable [] values, DataOutputView out) throws IOException {
        if (values == null) {
            writeLength(-1, out);
            return;
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Integer.BYTES));
        bytes.asIntBuffer().put(values);
        writeLength(values.length, out);
        out.write(bytes.array());
    }

    /** Reads ints, or null. */
    public static int @Nullable [] readInts(DataInputView in) throws IOException {
        ByteBuffer bytes = read(in, Integer.BYTES);
        if (bytes == null) {
            return null;
        }
        int[] values = new int[bytes.capacity() / Integer.BYTES];
        bytes.asIntBuffer().get(values);
        return values;
    }

    /** Writes longs, or null. */
    public static void writeLongs(long @Nullable [] values, DataOutputView out) throws IOException {
        if (values == null) {
            writeLength(-1, out);
            return;
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Long.BYTES));
        bytes.asLongBuffer().put(values);
        writeLength(values.length, out);
        out.write(bytes.array());
    }

    /** Reads longs, or null. */
    public static long @Nullable [] readLongs(DataInputView in) throws IOException {
        ByteBuffer bytes = read(in, Long.BYTES);
        if (bytes == null) {
            return null;
        }
        long[] values = new long[bytes.capacity() / Long.BYTES];
        bytes.asLongBuffer().get(values);
        return values;
    }

    /** Writes bytes, or null. */
    public static void writeBytes(byte @Nullable [] values, DataOutputView out) throws IOException {
        if (values == null) {
            writeLength(-1, out);
            return;
        }
        writeLength(values.length, out);
        out.write(values);
    }

    /** Reads bytes, or null. */
    public static byte @Nullable [] readBytes(DataInputView in) throws IOException {
        ByteBuffer bytes = read(in, Byte.BYTES);
        return bytes == null ? null : bytes.array();
    }

    private static @Nullable ByteBuffer read(DataInputView in, int width) throws IOException {
        int length = readLength(in);
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[Math.multiplyExact(length, width)];
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }
}
