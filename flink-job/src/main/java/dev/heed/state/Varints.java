package dev.heed.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Whole numbers as bytes: seven bits in each, lowest first, the eighth is 1 where another follows. */
public final class Varints {
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;
    private static final int MASK = MORE - 1;

    private Varints() {}

    /** Writes a number that is small and not negative as a rule: below 128 one byte, a negative one ten. */
    public static void writeUnsigned(long value, DataOutput out) throws IOException {
        long left = value;
        while ((left & ~MASK) != 0) {
            out.writeByte((int) (left & MASK) | MORE);
            left >>>= BITS;
        }
        out.writeByte((int) left);
    }

    /** Reads what {@link #writeUnsigned} wrote. */
    public static long readUnsigned(DataInput in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            byte next = in.readByte();
            value |= (long) (next & MASK) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("expected a number of at most ten bytes, found more; the state is damaged");
    }

    /** Writes a number that is close to zero as a rule, on either side: from −64 to 63 one byte. */
    public static void writeSigned(long value, DataOutput out) throws IOException {
        writeUnsigned(value << 1 ^ value >> (Long.SIZE - 1), out);
    }

    /** Reads what {@link #writeSigned} wrote. */
    public static long readSigned(DataInput in) throws IOException {
        long value = readUnsigned(in);
        return value >>> 1 ^ -(value & 1);
    }

    /** Writes a length ≥ 0, or −1. */
    static void writeLength(int length, DataOutput out) throws IOException {
        writeUnsigned(length + 1L, out);
    }

    /** Reads what {@link #writeLength} wrote. */
    static int readLength(DataInput in) throws IOException {
        return (int) readUnsigned(in) - 1;
    }
}
