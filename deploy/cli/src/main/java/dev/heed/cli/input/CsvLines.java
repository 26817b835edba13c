package dev.heed.cli.input;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.IOUtils;

/** The lines of a CSV file; those that begin with a # are comments. */
final class CsvLines implements Lines {
    private final Path file;
    private final CsvReader<Line> reader;
    private final CloseableIterator<Line> records;

    private CsvLines(Path file, CsvReader<Line> reader) {
        this.file = file;
        this.reader = reader;
        this.records = reader.iterator();
    }

    private static CsvReader.CsvReaderBuilder builder(Separator separator, boolean padded) {
        return CsvReader.builder()
                .fieldSeparator(separator.mark())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(padded)
                .commentStrategy(CommentStrategy.READ)
                .commentCharacter('#');
    }

    static CsvLines open(Path file, LineStyle style) {
        try {
            Reader text = FileText.open(file, style.charset(), style.skip());
            LineHandler handler =
                    new LineHandler(style.skip(), style.separator().runs());
            return new CsvLines(file, builder(style.separator(), style.padded()).build(handler, text));
        } catch (IOException e) {
            throw FileBytes.unreadable(file, e);
        }
    }

    /** Whether there are blanks between delimiters and quotes. */
    static boolean isPadded(String text, Separator separator) {
        return text.contains(separator.mark() + " \"");
    }

    /** Some lines of a text; none where a separator makes it no CSV. */
    static List<Line> of(String text, Separator separator, int skipped, int most) {
        List<Line> lines = new ArrayList<>();
        try (CsvReader<Line> reader = builder(separator, isPadded(text, separator))
                .build(new LineHandler(skipped, separator.runs()), new StringReader(text))) {
            for (Line line : reader) {
                if (lines.size() == most) {
                    break;
                }
                lines.add(line);
            }
        } catch (CsvParseException | IOException e) {
            return lines;
        }
        return lines;
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            throw unparsable(e);
        } catch (UncheckedIOException e) {
            throw FileBytes.unreadable(file, e);
        }
    }

    private Refusal unparsable(CsvParseException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return Refusal.failure("%s: expected CSV, found: %s; is a quote open or out of place there?"
                        .formatted(file, cause.getMessage()))
                .causedBy(e);
    }

    @Override
    public Line next() {
        return records.next();
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(reader);
    }
}
