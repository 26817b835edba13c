package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.Period;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how to read files. */
public final class LayoutOptions {
    private static final String DEFAULT_START = "2024-01-01T00:00:00Z";

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "Between cells; by default a comma, semicolon, tab, bar or blank, whichever gives even rows.")
    private @Nullable Character delimiter;

    @Mixin
    private DialectOptions dialect = new DialectOptions();

    @Mixin
    private NarrowOptions narrow = new NarrowOptions();

    @Option(
            names = "--entity-column",
            paramLabel = "COLUMN",
            description = "Column that names each row's entity. Such a file is sorted by time in memory.")
    private @Nullable String entityColumn;

    @Option(
            names = "--ignore",
            arity = "1..*",
            paramLabel = "COLUMN",
            description = "Columns that are no channels: labels, row numbers.")
    private List<String> ignored = new ArrayList<>();

    @Option(names = "--no-time", description = "The rows carry no time: they are one --period or one --rate apart.")
    private boolean noTime;

    @Option(
            names = "--period",
            paramLabel = "TIME",
            description = "Time between rows, such as 1m, 10ms or 250us; by default the median one found.")
    private @Nullable String period;

    @Option(names = "--rate", paramLabel = "RATE", description = "The same as a rate, such as 12kHz.")
    private @Nullable String rate;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "With --no-time: time of the first row (default: " + DEFAULT_START + ").")
    private @Nullable String start;

    /**
     * What was said of the files.
     *
     * @param labels columns that are no channels, whatever the user named
     * @throws Refusal when the options contradict each other
     */
    public CsvLayout layout(String... labels) {
        List<String> all = Stream.concat(ignored.stream(), Arrays.stream(labels))
                .distinct()
                .toList();
        return new CsvLayout(
                dialect.lines(delimiter), dialect.time(clock()), dialect.cells(), narrow.columns(entityColumn, all));
    }

    /**
     * The period that was asked for.
     *
     * @throws Refusal when it is none, or was given twice
     */
    public Optional<Period> period() {
        if (period != null && rate != null) {
            throw Refusal.usage("expected either --period or --rate, found both: leave one away");
        }
        String text = period != null ? period : rate;
        return Optional.ofNullable(text).map(LayoutOptions::parsePeriod);
    }

    private static Period parsePeriod(String text) {
        try {
            return Period.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage(String.valueOf(e.getMessage())).causedBy(e);
        }
    }

    private @Nullable RowClock clock() {
        if (!noTime) {
            if (start != null) {
                throw Refusal.usage("--start: expected together with --no-time, found alone");
            }
            return null;
        }
        Period step = period().orElseThrow(() -> Refusal.usage(
                "--no-time: expected --period TIME or --rate RATE with it, found neither; give the rows' distance"));
        return new RowClock(step, startMicros(start == null ? DEFAULT_START : start));
    }

    private static long startMicros(String text) {
        try {
            return TimeFormat.of(text).parseMicros(text);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw Refusal.usage("--start: expected " + TimeFormat.EXPECTED + ", found '" + text + "'")
                    .causedBy(e);
        }
    }
}
