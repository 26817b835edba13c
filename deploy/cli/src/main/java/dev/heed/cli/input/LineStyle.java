package dev.heed.cli.input;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * How the lines of a file are written.
 *
 * @param form of a line
 * @param separator between cells
 * @param encoding of the text
 * @param skip lines that come before all others
 * @param padded whether there are blanks around quotes
 */
record LineStyle(Form form, Separator separator, String encoding, int skip, boolean padded) implements Serializable {
    /** What a line is. */
    enum Form {
        /** Cells between delimiters. */
        CSV,
        /** An object of JSON. */
        JSON,
        /** A row of Parquet. */
        PARQUET
    }

    /** Rows of Parquet, which has no text. */
    static final LineStyle PARQUET =
            new LineStyle(Form.PARQUET, Separator.of(','), StandardCharsets.UTF_8.name(), 0, false);

    Charset charset() {
        return Charset.forName(encoding);
    }

    /** Opens a file: all its lines. */
    Lines open(Path file, Heading heading) {
        return switch (form) {
            case CSV -> CsvLines.open(file, this);
            case JSON -> JsonLines.open(file, heading.columns());
            case PARQUET -> ParquetLines.open(file, heading.columns());
        };
    }

    /** What a row is called by its number. */
    String row() {
        return form == Form.PARQUET ? "row" : "line";
    }
}
