/**
 * Reads Parquet files: in comes a file, or a directory of the parts of one, out go its columns and rows of text, written as
 * a CSV file of the same data would hold them.
 *
 * <p>Start with {@link dev.heed.cli.parquet.ParquetTable}.
 */
@NullMarked
package dev.heed.cli.parquet;

import org.jspecify.annotations.NullMarked;
