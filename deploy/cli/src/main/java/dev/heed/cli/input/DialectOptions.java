package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a file writes lines, times and numbers. */
final class DialectOptions {
    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description =
                    "Of the text, such as windows-1252; by default UTF-8, or ISO-8859-1 or windows-1252 where it is no UTF-8.")
    private @Nullable String encoding;

    @Option(
            names = "--skip-lines",
            paramLabel = "N",
            defaultValue = "0",
            description = "Lines to skip before the line of names; lines that begin with # are skipped anyway.")
    private int skip;

    @Option(names = "--no-header", description = "There is no line of names: columns are called c1, c2, …")
    private boolean noHeader;

    @Option(
            names = "--time-column",
            arity = "1..*",
            paramLabel = "COLUMN",
            description =
                    "Column of the time, or columns that make it up in this order, such as a date and a time of day.")
    private List<String> timeColumns = new ArrayList<>();

    @Option(
            names = "--time-format",
            paramLabel = "FORMAT",
            description =
                    "day-first, month-first, s, ms, us or ns since 1970, days (a spreadsheet's), or a pattern such as"
                            + " 'dd/MM/yyyy hh:mm:ss a' or '%%d/%%m/%%Y %%H:%%M'. By default ISO 8601 and what can be read in one way only.")
    private @Nullable String timeFormat;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description =
                    "Of times that name none, such as Europe/Berlin; by default UTC. An hour that comes twice is told"
                            + " apart by the order of the rows.")
    private @Nullable String zone;

    @Option(
            names = "--decimal",
            paramLabel = "CHAR",
            description = "Decimal mark, a point or a comma; by default what can be read in one way only.")
    private @Nullable Character decimal;

    @Option(
            names = "--missing",
            arity = "1..*",
            split = ",",
            paramLabel = "VALUE",
            description =
                    "Numbers or words that stand for no value, such as -999.25 or Bad; a model keeps those of its training.")
    private List<String> missing = new ArrayList<>();

    @Option(
            names = "--max-bad-cells",
            paramLabel = "SHARE",
            description =
                    "Of a channel's rows that may hold text, which is missing then, and of the rows that may be left"
                            + " out (default: 5%%).")
    private String maxBadCells = "5%";

    LineLayout lines(@Nullable Character delimiter) {
        if (skip < 0) {
            throw Refusal.usage("--skip-lines: expected 0 or more, found " + skip);
        }
        return new LineLayout(delimiter, encoding, skip, !noHeader);
    }

    TimeLayout time(@Nullable RowClock clock) {
        if (clock != null && (!timeColumns.isEmpty() || timeFormat != null || zone != null)) {
            throw Refusal.usage(
                    "expected either --no-time or --time-column, --time-format and --time-zone, found both");
        }
        ZoneId of = zone();
        if (timeFormat != null) {
            TimeFormats.named(timeFormat, new WallClock(of));
        }
        return new TimeLayout(clock, timeColumns, timeFormat, of);
    }

    private @Nullable ZoneId zone() {
        try {
            return zone == null ? null : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Refusal.usage("--time-zone: expected a zone such as Europe/Berlin or +01:00, found '" + zone + "'")
                    .causedBy(e);
        }
    }

    CellLayout cells() {
        if (decimal != null && decimal != '.' && decimal != ',') {
            throw Refusal.usage("--decimal: expected . or , found '" + decimal + "'");
        }
        return new CellLayout(decimal, missing, share(maxBadCells));
    }

    private static double share(String text) {
        try {
            boolean percent = text.endsWith("%");
            double share = Double.parseDouble(
                    percent ? text.substring(0, text.length() - 1).strip() : text);
            double found = percent ? share / 100 : share;
            if (found >= 0 && found <= 1) {
                return found;
            }
        } catch (NumberFormatException e) {
            throw badShare(text).causedBy(e);
        }
        throw badShare(text);
    }

    private static Refusal badShare(String text) {
        return Refusal.usage("--max-bad-cells: expected a share such as 5% or .05, found '" + text + "'");
    }
}
