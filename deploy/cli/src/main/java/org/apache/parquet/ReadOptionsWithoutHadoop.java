package org.apache.parquet;

import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.format.converter.ParquetMetadataConverter;

/**
 * Options of a reader that needs no Hadoop. The library's own builder loads Hadoop's codecs before it can be told of
 * others (apache/parquet-java, issues 2818 and 3780), and the constructor behind it can be called from this package alone:
 * with it Heed carries 10 MB of jars instead of 60.
 */
public final class ReadOptionsWithoutHadoop {
    private static final int ALLOCATION_BYTES = 8 << 20;

    private ReadOptionsWithoutHadoop() {}

    /** All rows are read, nothing is filtered, checksums of pages are compared where there are any. */
    public static ParquetReadOptions with(CompressionCodecFactory codecs) {
        boolean checksums = true;
        return new ParquetReadOptions(
                false,
                false,
                false,
                false,
                false,
                checksums,
                false,
                false,
                false,
                FilterCompat.NOOP,
                ParquetMetadataConverter.NO_FILTER,
                codecs,
                new HeapByteBufferAllocator(),
                ALLOCATION_BYTES,
                Map.of(),
                null,
                null,
                new PlainParquetConfiguration());
    }
}
