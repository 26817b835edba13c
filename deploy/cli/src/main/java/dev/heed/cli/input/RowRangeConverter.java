package dev.heed.cli.input;

import picocli.CommandLine.ITypeConverter;

/** Reads a range of rows from a word of the command line. */
public final class RowRangeConverter implements ITypeConverter<RowRange> {
    @Override
    public RowRange convert(String word) {
        return RowRange.parse(word);
    }
}
