package dev.heed.cli.input;

import static java.util.Objects.requireNonNull;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Files of other programs, and what is read of them. */
final class Cases {
    private Cases() {}

    /** A file of the cases, such as {@code 15-dates/slash.csv}. */
    static Path file(String name) {
        try {
            return Path.of(
                    requireNonNull(Cases.class.getResource("cases/" + name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was read, and what was said of it. */
    record Read(SeriesFiles files, List<Row> rows, List<String> said) {
        String row(int index) {
            return CsvFixture.shown(rows.get(index));
        }
    }

    /** Reads a file with options of the command line. */
    static Read read(Path file, String... options) {
        InputOptions input = new InputOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("input", CommandLine.Model.CommandSpec.forAnnotatedObject(input)))
                .parseArgs(Stream.concat(Stream.of("--input", file.toString()), Stream.of(options))
                        .toArray(String[]::new));
        SeriesFiles files = input.open();
        Account account = new Account();
        List<Row> rows = CsvFixture.all(files.rows(account));
        return new Read(files, rows, account.lines());
    }
}
