package dev.heed.cli.parquet;

import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.FileMetaData.EncryptionType;

/** Refuses Parquet files that are not read, in a line that says what to do. */
final class ParquetChecks {
    /** Magic bytes at both ends, and the footer's length. */
    private static final int SHORTEST = 12;

    private static final Set<CompressionCodecName> CODECS = Set.of(
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.GZIP,
            CompressionCodecName.ZSTD,
            CompressionCodecName.LZ4_RAW);

    private ParquetChecks() {}

    /** Looks at both ends of a file. */
    static void requireWhole(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            String first = magic(bytes, 0);
            String last = bytes.length() < SHORTEST ? "" : magic(bytes, bytes.length() - ParquetParts.MAGIC.length());
            if (first.equals(ParquetParts.ENCRYPTED) || last.equals(ParquetParts.ENCRYPTED)) {
                throw encrypted(file);
            }
            if (!last.equals(ParquetParts.MAGIC)) {
                throw Refusal.failure(
                        "%s: expected a whole Parquet file, found one without its end (%,d bytes, no footer): was it cut, or is it"
                                        .formatted(file, bytes.length())
                                + " still written? copy or write it again");
            }
        }
    }

    private static String magic(RandomAccessFile bytes, long at) throws IOException {
        byte[] four = new byte[ParquetParts.MAGIC.length()];
        bytes.seek(at);
        bytes.readFully(four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }

    private static Refusal encrypted(Path file) {
        return Refusal.failure(file
                + ": expected Parquet that can be read without a key, found an encrypted file; write it decrypted");
    }

    /** Looks at a file's footer. */
    static void requireReadable(Path file, ParquetFileReader reader) {
        if (reader.getFileMetaData().getEncryptionType() != EncryptionType.UNENCRYPTED) {
            throw encrypted(file);
        }
        for (BlockMetaData group : reader.getRowGroups()) {
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                if (!CODECS.contains(chunk.getCodec())) {
                    throw Refusal.failure(
                            ("%s: expected Parquet compressed with snappy, gzip, zstd, lz4_raw or not at all, found %s; write it"
                                            + " again, such as with DuckDB: COPY '%s' TO 'out.parquet' (COMPRESSION zstd)")
                                    .formatted(file, chunk.getCodec().name().toLowerCase(Locale.ROOT), file));
                }
            }
        }
    }

    /**
     * The failure of a file that is not as its format demands.
     *
     * @throws NoClassDefFoundError when that is the cause, but for Hadoop's classes: the library looks for them where it words
     *     some of its complaints
     */
    static Refusal damaged(Path file, String found, Throwable cause) {
        if (cause instanceof NoClassDefFoundError missing
                && !String.valueOf(missing.getMessage()).contains("org/apache/hadoop")) {
            throw missing;
        }
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why = root instanceof NoClassDefFoundError
                ? ""
                : " (" + String.valueOf(root.getMessage()).lines().findFirst().orElse("") + ")";
        return Refusal.failure("%s: expected a sound Parquet file, found %s%s; copy or write it again"
                        .formatted(file, found, why))
                .causedBy(cause);
    }
}
