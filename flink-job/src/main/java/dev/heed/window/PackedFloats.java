package dev.heed.window;

import java.nio.ByteBuffer;

/** Floats as the state holds them, big-endian: a reading that completes no hop moves them as they are. */
final class PackedFloats {
    private PackedFloats() {}

    /** How many floats there are. */
    static int cells(byte[] packed) {
        return packed.length / Float.BYTES;
    }

    /** So many zeros, packed. */
    static byte[] zeros(int cells) {
        return new byte[Math.multiplyExact(cells, Float.BYTES)];
    }

    /** Packs the floats from an index on. */
    static byte[] pack(float[] cells, int from) {
        byte[] packed = zeros(cells.length - from);
        ByteBuffer.wrap(packed).asFloatBuffer().put(cells, from, cells.length - from);
        return packed;
    }

    /** Unpacks all of them into the beginning of an array. */
    static void unpack(byte[] packed, float[] cells) {
        ByteBuffer.wrap(packed).asFloatBuffer().get(cells, 0, cells(packed));
    }
}
