package dev.heed.cli.parquet;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import net.jpountz.lz4.LZ4Factory;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Unpacks pages with the libraries that Kafka brings. For one thread. */
final class Codecs implements CompressionCodecFactory {
    /**
     * {@inheritDoc}
     *
     * @throws UnsupportedOperationException naming the codec, when it is not read
     */
    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Pages((packed, size) -> packed.toByteArray());
            case SNAPPY -> new Pages((packed, size) -> Snappy.uncompress(packed.toByteArray()));
            case GZIP -> new Pages((packed, size) -> read(new GZIPInputStream(packed.toInputStream()), size));
            case ZSTD -> new Pages((packed, size) -> read(new ZstdInputStream(packed.toInputStream()), size));
            case LZ4_RAW ->
                new Pages((packed, size) ->
                        LZ4Factory.fastestInstance().safeDecompressor().decompress(packed.toByteArray(), size));
            default -> throw new UnsupportedOperationException(codec.name());
        };
    }

    /** Unpacks the bytes of a page. */
    private interface Unpack {
        byte[] bytes(BytesInput packed, int size) throws IOException;
    }

    private record Pages(Unpack unpack) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput packed, int size) throws IOException {
            byte[] bytes = unpack.bytes(packed, size);
            if (bytes.length != size) {
                throw new IOException("expected a page of %,d bytes, found %,d".formatted(size, bytes.length));
            }
            return BytesInput.from(bytes);
        }

        @Override
        public void decompress(ByteBuffer packed, int packedSize, ByteBuffer to, int size) throws IOException {
            to.put(decompress(BytesInput.from(packed), size).toByteArray());
        }

        @Override
        public void release() {}
    }

    private static byte[] read(InputStream unpacked, int size) throws IOException {
        try (unpacked) {
            return unpacked.readNBytes(size);
        }
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("nothing is written");
    }

    @Override
    public void release() {}
}
