package dev.heed.cli.input;

import java.io.Serializable;
import java.nio.charset.Charset;
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
        JSON
    }

    Charset charset() {
        return Charset.forName(encoding);
    }

    /** Opens a file: all its lines. */
    Lines open(Path file, Heading heading) {
        return form == Form.JSON ? JsonLines.open(file, heading.columns()) : CsvLines.open(file, this);
    }
}
