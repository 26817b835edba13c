package dev.heed.cli.train;

import dev.heed.cli.input.RowRange;
import picocli.CommandLine.ITypeConverter;

/** Reads a range of rows from a word of the command line. */
final class RowRangeConverter implements ITypeConverter<RowRange> {
    @Override
    public RowRange convert(String word) {
        return RowRange.parse(word);
    }
}
