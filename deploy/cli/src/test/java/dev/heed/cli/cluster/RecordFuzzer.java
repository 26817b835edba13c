package dev.heed.cli.cluster;

import java.util.Arrays;
import java.util.Random;

/** Spoils bytes at random, the same for the same seed: flips bits, cuts, grows, overwrites and doubles stretches. */
final class RecordFuzzer {
    private static final int LONGEST_STRETCH = 16;

    private final Random random;

    RecordFuzzer(long seed) {
        random = new Random(seed);
    }

    /** Spoiled bytes; those that are given stay as they are. */
    byte[] spoil(byte[] good) {
        byte[] bytes = good.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0 && bytes.length > 0; changes--) {
            bytes = change(bytes);
        }
        return bytes;
    }

    private byte[] change(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int length = Math.min(1 + random.nextInt(LONGEST_STRETCH), bytes.length - at);
        return switch (random.nextInt(6)) {
            case 0 -> flip(bytes, at);
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> insert(bytes, random.nextBoolean() ? at : bytes.length, noise());
            case 3 -> insert(bytes, at, Arrays.copyOfRange(bytes, at, at + length));
            case 4 -> overwrite(bytes, at, length, (byte) (random.nextBoolean() ? 0xFF : 0));
            default -> overwrite(bytes, at, 1, (byte) random.nextInt());
        };
    }

    private byte[] noise() {
        byte[] noise = new byte[1 + random.nextInt(LONGEST_STRETCH)];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] flip(byte[] bytes, int at) {
        bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return bytes;
    }

    private static byte[] overwrite(byte[] bytes, int at, int length, byte with) {
        Arrays.fill(bytes, at, at + length, with);
        return bytes;
    }

    private static byte[] insert(byte[] bytes, int at, byte[] more) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(bytes, at, longer, at + more.length, bytes.length - at);
        System.arraycopy(more, 0, longer, at, more.length);
        return longer;
    }
}
