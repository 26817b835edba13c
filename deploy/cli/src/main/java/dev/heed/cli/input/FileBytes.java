package dev.heed.cli.input;

import com.github.luben.zstd.ZstdInputStream;
import dev.heed.model.refusal.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, unpacked: whether it is packed with gzip or Zstandard, its first bytes tell. */
final class FileBytes {
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 4;

    private FileBytes() {}

    /**
     * Opens a file.
     *
     * @throws Refusal when it is of a kind that is not read
     */
    static InputStream open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            bytes.mark(MAGIC);
            byte[] first = bytes.readNBytes(MAGIC);
            bytes.reset();
            if (begins(first, 0x1f, 0x8b)) {
                return unpacked(file, new GZIPInputStream(bytes, BUFFER));
            }
            if (begins(first, 0x28, 0xb5, 0x2f, 0xfd)) {
                return unpacked(file, new ZstdInputStream(bytes));
            }
            requireText(file, first);
            return bytes;
        } catch (IOException | Refusal failure) {
            bytes.close();
            throw failure;
        }
    }

    /** Parquet is read from its end, which a packed file does not show. */
    private static InputStream unpacked(Path file, InputStream packed) throws IOException {
        InputStream bytes = new BufferedInputStream(packed, BUFFER);
        bytes.mark(MAGIC);
        boolean parquet = begins(bytes.readNBytes(MAGIC), 'P', 'A', 'R', '1');
        bytes.reset();
        if (parquet) {
            throw Refusal.failure(
                    file + ": expected Parquet as it was written, found a file packed once more; unpack it first");
        }
        return bytes;
    }

    private static void requireText(Path file, byte[] first) {
        String found = begins(first, 'P', 'K', 3, 4)
                ? "a zip archive or a workbook (.xlsx); unpack it, or save its sheet as CSV"
                : begins(first, 0xd0, 0xcf, 0x11, 0xe0)
                        ? "a workbook (.xls); save its sheet as CSV"
                        : begins(first, 'B', 'Z', 'h')
                                ? "bzip2; unpack it, or pack it with gzip or zstd"
                                : begins(first, 0xfd, '7', 'z', 'X')
                                        ? "xz; unpack it, or pack it with gzip or zstd"
                                        : "";
        if (!found.isEmpty()) {
            throw Refusal.failure("%s: expected CSV, lines of JSON or Parquet, found %s".formatted(file, found));
        }
    }

    private static boolean begins(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** The failure of a file that cannot be read. */
    static Refusal unreadable(Path file, Exception cause) {
        String found = cause instanceof NoSuchFileException
                ? "no such file"
                : Files.isDirectory(file) ? "a directory" : String.valueOf(cause.getMessage());
        return Refusal.failure("%s: expected a CSV file that can be read, found: %s".formatted(file, found))
                .causedBy(cause);
    }
}
