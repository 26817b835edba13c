package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of each line whether it is a row, of which entity and when. For one thread. */
final class RowHeads {
    /** What a decoder writes for bytes that are no character. */
    private static final char UNREADABLE = '\uFFFD';

    private final Path file;
    private final Dialect dialect;
    private final @Nullable RowClock clock;
    private final Tally tally;
    private final ColumnRoles roles;
    private final int columns;
    private final String fileEntity;
    private final Map<String, Last> entities = new HashMap<>();
    private final Last fileLast = new Last();
    private long rows;

    RowHeads(Path file, Dialect dialect, @Nullable RowClock clock, Tally tally) {
        this.file = file;
        this.dialect = dialect;
        this.clock = clock;
        this.tally = tally;
        this.roles = dialect.roles();
        this.columns = dialect.heading().columns().size();
        this.fileEntity = SeriesFiles.entityOf(file);
    }

    /** Whose row it is, and when. */
    record Head(String entity, long timeMicros) {}

    /** Time of an entity's last row. */
    private static final class Last {
        private long micros = Long.MIN_VALUE;
    }

    /** The head of a row; null of a line that is none, which is counted unless it belongs to the heading. */
    @Nullable
    Head of(Line line) {
        if (line.number() < dialect.heading().firstRow()) {
            return null;
        }
        if (line.comment()) {
            tally.left(Left.COMMENT, "");
            return null;
        }
        if (line.cells().size() != columns && !fits(line)) {
            return null;
        }
        String entity = roles.entity() == ColumnRoles.NONE ? fileEntity : line.cell(roles.entity());
        if (entity.isBlank() && !line.isBlank()) {
            tally.left(Left.NO_ENTITY, wrongEntity(entity, line));
            return null;
        }
        if (clock != null) {
            return new Head(entity, clock.timeOf(rows++));
        }
        String text = roles.timeOf(line);
        if (text.isEmpty() && line.isBlank()) {
            tally.left(Left.EMPTY, "");
            return null;
        }
        return timed(entity, text, line);
    }

    private boolean fits(Line line) {
        if (line.isBlank()) {
            tally.left(Left.EMPTY, "");
            return false;
        }
        boolean tooLong = line.width() > columns;
        if (tooLong || line.cells().size() < columns) {
            tally.left(
                    tooLong ? Left.LONG : Left.SHORT,
                    "%s %s %d: expected %d cells, found %d"
                            .formatted(
                                    file,
                                    dialect.lines().row(),
                                    line.number(),
                                    columns,
                                    line.cells().size()));
            return false;
        }
        return true;
    }

    private String wrongEntity(String entity, Line line) {
        return "%s %s %d, column '%s': expected the name of an entity, found '%s'"
                .formatted(
                        file,
                        dialect.lines().row(),
                        line.number(),
                        roles.columns().get(roles.entity()),
                        entity);
    }

    private @Nullable Head timed(String entity, String text, Line line) {
        Last last = lastOf(entity, line);
        long before = last.micros;
        long micros;
        try {
            micros = dialect.time().parseMicros(text, before == Long.MIN_VALUE ? before : before + 1);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            boolean names = text.equals(roles.timeNames());
            tally.left(names ? Left.NAMES : Left.NO_TIME, names ? "" : wrongTime(text, line, e));
            return null;
        }
        if (micros < 0) {
            tally.left(Left.BEFORE_1970, "%s line %d".formatted(file, line.number()));
            return null;
        }
        if (entity.indexOf(UNREADABLE) >= 0) {
            throw Refusal.failure(wrongEntity(entity, line) + "; give --encoding");
        }
        if (micros <= before) {
            if (micros < before) {
                tally.backwards(line, before, micros);
            } else {
                tally.again(line);
            }
        }
        if (before != Long.MIN_VALUE && micros > before && roles.narrow() == null) {
            tally.forwards(micros - before);
        }
        last.micros = micros;
        return new Head(entity, micros);
    }

    /** Rows are in the order of time for each entity, or, one value a row, for each channel of it. */
    private Last lastOf(String entity, Line line) {
        Narrow narrow = roles.narrow();
        if (narrow != null) {
            return entities.computeIfAbsent(entity + '\n' + line.cell(narrow.channel()), none -> new Last());
        }
        return roles.entity() == ColumnRoles.NONE ? fileLast : entities.computeIfAbsent(entity, none -> new Last());
    }

    private String wrongTime(String text, Line line, RuntimeException why) {
        String reason = String.valueOf(why.getMessage());
        boolean told = reason.contains("does not exist") || reason.contains("beyond");
        return "%s %s %d, column '%s': expected %s, found '%s'%s"
                .formatted(
                        file,
                        dialect.lines().row(),
                        line.number(),
                        roles.timeNames(),
                        TimeFormat.EXPECTED,
                        text,
                        told ? ": " + reason : "");
    }
}
