package dev.heed.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.Decoder;

/**
 * Reads what is long as blocks of bytes, not one by one: in Avro's binary encoding an array of floats is its length and then
 * four bytes each, lowest first. What claims to be longer than it is breaks off before as much is allocated. Not thread-safe.
 */
final class Blocks {
    /** Floats that are read at once. */
    private static final int AT_ONCE = 16 * 1024;

    private static final int LONGEST_TEXT = 1024 * 1024;

    private final byte[] block = new byte[AT_ONCE * Float.BYTES];
    private final FloatBuffer floats =
            ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();

    /** A text; Avro's own would allocate as much as a broken record claims to hold, and end the process. */
    static String text(Decoder in) throws IOException {
        long length = in.readLong();
        if (length < 0 || length > LONGEST_TEXT) {
            throw new IOException("a text of " + length + " bytes");
        }
        byte[] text = new byte[(int) length];
        in.readFixed(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** An array of floats. */
    float[] floats(Decoder in) throws IOException {
        float[] values = {};
        int size = 0;
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            while (left > 0) {
                int count = (int) Math.min(left, AT_ONCE);
                in.readFixed(block, 0, count * Float.BYTES);
                if (size + count > values.length) {
                    values = Arrays.copyOf(
                            values, Math.max(size + count, 2 * size)); // a record may come in a million blocks
                }
                floats.get(0, values, size, count);
                size += count;
                left -= count;
            }
        }
        return size == values.length ? values : Arrays.copyOf(values, size);
    }

    /** Bytes with their length before them. */
    ByteBuffer bytes(Decoder in) throws IOException {
        long left = in.readLong();
        if (left < 0) {
            throw new IOException(left + " bytes");
        }
        byte[] values = {};
        int size = 0;
        while (left > 0) {
            int count = (int) Math.min(left, block.length);
            in.readFixed(block, 0, count);
            values = Arrays.copyOf(values, size + count);
            System.arraycopy(block, 0, values, size, count);
            size += count;
            left -= count;
        }
        return ByteBuffer.wrap(values);
    }
}
