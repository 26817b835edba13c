package dev.heed.window;

import java.util.Arrays;

/** Flags of 0 or 1, packed: eight in a byte, lowest bit first. */
final class PackedFlags {
    private PackedFlags() {}

    /** How many bytes so many flags take. */
    static int bytes(int flags) {
        return (flags + 7) / 8;
    }

    /** So many flags, all 1, packed. */
    static byte[] allOf(int flags) {
        byte[] packed = new byte[bytes(flags)];
        Arrays.fill(packed, (byte) 0xFF);
        if ((flags & 7) != 0) {
            packed[packed.length - 1] = (byte) ((1 << (flags & 7)) - 1);
        }
        return packed;
    }

    /** Whether so many packed flags are all 1. */
    static boolean areAll(byte[] packed, int flags) {
        for (byte eight : packed) {
            if (eight != -1) {
                return Arrays.equals(packed, allOf(flags));
            }
        }
        return true;
    }

    /** Packs the flags from an index on. */
    static byte[] pack(byte[] flags, int from) {
        byte[] packed = new byte[bytes(flags.length - from)];
        for (int i = from; i < flags.length; i++) {
            packed[(i - from) >> 3] |= (byte) (flags[i] << ((i - from) & 7));
        }
        return packed;
    }

    /** Unpacks so many flags into the beginning of an array. */
    static void unpack(byte[] packed, int count, byte[] flags) {
        for (int i = 0; i < count; i++) {
            flags[i] = (byte) (packed[i >> 3] >> (i & 7) & 1);
        }
    }
}
