/**
 * Reads series from files: in come CSV files and how to read them, out go {@link dev.heed.cli.input.Row}s.
 *
 * <p>Start with {@link dev.heed.cli.input.InputOptions}, what a command line says, and {@link
 * dev.heed.cli.input.SeriesFiles}, which gives the rows.
 */
@NullMarked
package dev.heed.cli.input;

import org.jspecify.annotations.NullMarked;
