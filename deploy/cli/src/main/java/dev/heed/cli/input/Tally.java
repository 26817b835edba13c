package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Counts what became of the rows of one file. Owned by one thread. */
final class Tally implements FileTally {
    private static final int MOST_WORDS = 20;
    private static final int ENOUGH_STEPS = 4_096;
    private static final String OTHERS = "other text";
    private static final long HOUR_MICROS = 3_600_000_000L;

    private final Path file;
    private final Dialect dialect;
    private final double maxBadShare;
    private final Map<Left, Count> left = new EnumMap<>(Left.class);
    private final Map<Integer, Map<String, Count>> words = new TreeMap<>();
    private final List<String> absent = new ArrayList<>();
    private final Map<Integer, Count> bad = new TreeMap<>();
    private long rows;
    private long used;
    private long backwards;
    private long again;
    private long firstAgain;
    private final long[] stepMicros = new long[ENOUGH_STEPS];
    private int steps;
    private @Nullable String firstBackwards;

    Tally(Path file, Dialect dialect, double maxBadShare) {
        this.file = file;
        this.dialect = dialect;
        this.maxBadShare = maxBadShare;
    }

    /** How often, and what it was the first time. */
    private static final class Count {
        private final String first;
        private long count;

        Count(String first) {
            this.first = first;
        }
    }

    /** What a row is called by its number. */
    private String rowWord() {
        return dialect.lines().row();
    }

    void used() {
        rows++;
        used++;
    }

    void left(Left why, String first) {
        rows++;
        left.computeIfAbsent(why, none -> new Count(first)).count++;
    }

    /** Tells of channels that the file does not have; their columns are {@link ColumnRoles#NONE}. */
    void absent(List<String> channels, int[] columns) {
        for (int c = 0; c < columns.length; c++) {
            if (columns[c] == ColumnRoles.NONE) {
                absent.add(channels.get(c));
            }
        }
    }

    /** A cell with text that says that there is no value. */
    void missing(int column, String text) {
        Map<String, Count> own = words.computeIfAbsent(column, none -> new LinkedHashMap<>());
        String word = own.size() < MOST_WORDS || own.containsKey(text) ? text : OTHERS;
        own.computeIfAbsent(word, none -> new Count("")).count++;
    }

    /** A cell with text that is no number. */
    void bad(int column, Line line) {
        missing(column, line.cell(column).strip());
        bad.computeIfAbsent(column, none -> new Count(wrong(column, line))).count++;
    }

    private String wrong(int column, Line line) {
        return "%s %s %d, column '%s': expected a number, or nothing where none was measured, found '%s'"
                .formatted(
                        file,
                        rowWord(),
                        line.number(),
                        dialect.roles().columns().get(column),
                        line.cell(column));
    }

    /** A row that is older than the one before it. */
    void backwards(Line line, long before, long timeMicros) {
        if (backwards++ == 0) {
            firstBackwards = "the times go back by %s at %s %d, from %s to %s%s"
                    .formatted(
                            Spans.words(before - timeMicros),
                            rowWord(),
                            line.number(),
                            instant(before),
                            instant(timeMicros),
                            before - timeMicros <= HOUR_MICROS && before - timeMicros >= HOUR_MICROS / 3
                                    ? ": local times? give --time-zone, such as Europe/Berlin"
                                    : "");
        }
    }

    /** A row so long after the one before it. */
    void forwards(long micros) {
        if (steps < ENOUGH_STEPS) {
            stepMicros[steps++] = micros;
        }
    }

    @Override
    public LongStream steps() {
        return Arrays.stream(stepMicros, 0, steps);
    }

    /** A row at the time of the one before it. */
    void again(Line line) {
        firstAgain = again++ == 0 ? line.number() : firstAgain;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    @Override
    public Optional<String> firstBackwards() {
        return Optional.ofNullable(firstBackwards).map(text -> file + ": " + text);
    }

    /**
     * Ends the count of a file that was read whole.
     *
     * @throws Refusal when too much of it cannot be used
     */
    void finish() {
        for (Map.Entry<Integer, Count> one : bad.entrySet()) {
            Count found = one.getValue();
            if (found.count > maxBadShare * used) {
                throw Refusal.failure(found.first + hint(one.getKey(), found.count));
            }
        }
        Count early = left.get(Left.BEFORE_1970);
        if (used == 0 && early != null) {
            throw Refusal.failure(
                    "%s: expected times after 1970-01-01, found %,d of %,d rows before: earlier times are not read;"
                                    .formatted(early.first, early.count, rows)
                            + " give --time-format if these are read wrong");
        }
        for (Map.Entry<Left, Count> one : left.entrySet()) {
            if (one.getKey().isBad() && one.getValue().count > maxBadShare * rows) {
                Count found = one.getValue();
                throw Refusal.failure("%s; %,d of %,d rows are %s, %s"
                        .formatted(
                                found.first,
                                found.count,
                                rows,
                                one.getKey().words(),
                                found.count > rows / 2 ? one.getKey().remedy() : "allow more with --max-bad-cells"));
            }
        }
    }

    private String hint(int column, long count) {
        String name = dialect.roles().columns().get(column);
        boolean digits = words.getOrDefault(column, Map.of()).keySet().stream()
                .anyMatch(text -> text.matches("[+-]?\\d[\\d.,' ]*"));
        return (digits && !dialect.lines().equals(LineStyle.PARQUET) ? "; another decimal mark? give --decimal" : "")
                + ("; %,d of %,d rows hold text there: take it away with --ignore '%s', allow more with --max-bad-cells, or, if"
                                + " it names entities or channels, give --entity-column or --channel-column")
                        .formatted(count, used, name);
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public long usedRows() {
        return used;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public String leftOut() {
        return String.join(
                ", ",
                left.entrySet().stream()
                        .map(one -> "%,d %s"
                                        .formatted(
                                                one.getValue().count,
                                                one.getKey().words())
                                + (one.getKey().isBad() ? " (" + one.getValue().first + ")" : ""))
                        .toList());
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>(dialect.notes());
        absent.forEach(channel -> notes.add(
                "'%s' of the model is not among the columns: missing in all rows, the other".formatted(channel)
                        + " channels are used"));
        words.forEach((column, counts) -> notes.add("'%s': missing where the cell says %s"
                .formatted(
                        dialect.roles().columns().get(column),
                        String.join(
                                ", ",
                                counts.entrySet().stream()
                                        .map(one -> "'%s' ×%,d".formatted(one.getKey(), one.getValue().count))
                                        .toList()))));
        if (firstBackwards != null) {
            notes.add(firstBackwards + (backwards > 1 ? " (and %,d times more)".formatted(backwards - 1) : ""));
        }
        if (again > 0) {
            notes.add("%,d rows have the time of the row before them, the first at %s %d"
                    .formatted(again, rowWord(), firstAgain));
        }
        return notes;
    }
}
