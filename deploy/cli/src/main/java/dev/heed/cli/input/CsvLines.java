package dev.heed.cli.input;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.IOUtils;

/** The lines of a CSV file; those that begin with a # are comments. */
final class CsvLines implements Lines {
    private final Path file;
    private final int skipped;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;

    private CsvLines(Path file, int skipped, CsvReader<CsvRecord> reader) {
        this.file = file;
        this.skipped = skipped;
        this.reader = reader;
        this.records = reader.iterator();
    }

    private static CsvReader.CsvReaderBuilder builder(char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(true)
                .commentStrategy(CommentStrategy.READ)
                .commentCharacter('#');
    }

    static CsvLines open(Path file, LineStyle style) {
        try {
            return new CsvLines(
                    file,
                    style.skip(),
                    builder(style.delimiter()).ofCsvRecord(FileText.open(file, style.charset(), style.skip())));
        } catch (IOException e) {
            throw FileBytes.unreadable(file, e);
        }
    }

    /** Some lines of a text; none where a delimiter makes it no CSV. */
    static List<Line> of(String text, char delimiter, int skipped, int most) {
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = builder(delimiter).ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                if (lines.size() == most) {
                    break;
                }
                lines.add(line(record, skipped));
            }
        } catch (CsvParseException | IOException e) {
            return lines;
        }
        return lines;
    }

    private static Line line(CsvRecord cells, int skipped) {
        return new Line(cells.getStartingLineNumber() + skipped, cells.getFields(), cells.isComment());
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
        return line(records.next(), skipped);
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(reader);
    }
}
