/**
 * Reads series from files of CSV, JSON and Parquet, and from topics: in come files or topics and how to read them, out go {@link
 * dev.heed.cli.input.Row}s and an {@link dev.heed.cli.input.Account} of what became of all rows.
 *
 * <p>Start with {@link dev.heed.cli.input.SeriesFiles}. What a user says is a {@link dev.heed.cli.input.CsvLayout}; what is
 * left open, {@code Sniffer} finds out once for each file, and writes it down as a {@code Dialect}.
 */
@NullMarked
package dev.heed.cli.input;

import org.jspecify.annotations.NullMarked;
