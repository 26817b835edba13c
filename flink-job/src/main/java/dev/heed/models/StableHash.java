package dev.heed.models;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes that are the same in every process and release. */
final class StableHash {
    private static final int SHORT = 8;
    private static final double TWO_TO_53 = 0x1p53;
    private static final int ABOVE_53 = Long.SIZE - 53;

    private StableHash() {}

    /** The first eight hexadecimal digits of a text's SHA-256. */
    static String hex(String text) {
        return HexFormat.of().formatHex(sha256(text)).substring(0, SHORT);
    }

    /** A number in [0, 1) for a text, evenly spread over texts. */
    static double share(String text) {
        return (ByteBuffer.wrap(sha256(text)).getLong() >>> ABOVE_53) / TWO_TO_53;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
