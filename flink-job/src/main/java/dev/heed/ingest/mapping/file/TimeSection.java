package dev.heed.ingest.mapping.file;

import dev.heed.ingest.fields.FieldPath;
import dev.heed.ingest.fields.Format;
import dev.heed.ingest.mapping.EpochUnit;
import dev.heed.ingest.mapping.TimeSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads where the time comes from. */
final class TimeSection {
    static final String UNITS = "s, ms, us or ns";
    private static final String TIME =
            "{field: PATH} with unit (s, ms, us, ns), format: iso, or pattern and zone; or {from: kafka}";

    private final Section section;
    private final FieldPaths paths;
    private final @Nullable Format format;

    TimeSection(Section section, FieldPaths paths, @Nullable Format format) {
        this.section = section;
        this.paths = paths;
        this.format = format;
    }

    /** A unit by its name. */
    static EpochUnit unit(String name) {
        return EpochUnit.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The source of times; null where, as noted, it is wrong. */
    @Nullable
    TimeSource read() {
        if (!section.has("time")) {
            if (format instanceof Format.Influx) {
                return new TimeSource.Epoch(FieldPath.of("time"), EpochUnit.NS);
            }
            section.problem("time", TIME, "none");
            return null;
        }
        Section time = section.section("time", TIME).orElse(null);
        if (time == null) {
            return null;
        }
        TimeSource source = time.has("from") ? kafka(time) : field(time);
        time.end();
        return source;
    }

    private static @Nullable TimeSource kafka(Section time) {
        return time.parsed("from", "kafka, for Kafka's timestamp", word -> {
            if (!word.equals("kafka")) {
                throw new IllegalArgumentException(word);
            }
            return new TimeSource.Kafka();
        });
    }

    private @Nullable TimeSource field(Section time) {
        FieldPath path = paths.read(time, "field");
        List<String> given =
                List.of("unit", "format", "pattern").stream().filter(time::has).toList();
        if (given.size() != 1) {
            time.problem(
                    "one of unit (" + UNITS + "), format: iso, or pattern with zone",
                    given.isEmpty() ? "none" : String.join(" and ", given));
            time.has("zone");
            return null;
        }
        if (given.get(0).equals("unit")) {
            EpochUnit unit = time.parsed("unit", UNITS, TimeSection::unit);
            return path == null || unit == null ? null : new TimeSource.Epoch(path, unit);
        }
        ZoneId zone = time.parsed("zone", "a time zone such as UTC or Europe/Berlin", ZoneId::of);
        return given.get(0).equals("format") ? iso(time, path, zone) : pattern(time, path, zone);
    }

    private static @Nullable TimeSource iso(Section time, @Nullable FieldPath path, @Nullable ZoneId zone) {
        String word = time.required("format", "iso");
        if (word != null && !word.equals("iso")) {
            time.problem("format", "iso (or pattern, for others)", "'" + word + "'");
            return null;
        }
        return path == null ? null : new TimeSource.Text(path, null, zone);
    }

    private static @Nullable TimeSource pattern(Section time, @Nullable FieldPath path, @Nullable ZoneId zone) {
        String expected = "a date's pattern such as dd.MM.yyyy HH:mm:ss";
        String pattern = time.text("pattern", expected).orElse("");
        DateTimeFormatter formatter =
                time.parsed("pattern", expected, text -> DateTimeFormatter.ofPattern(text, Locale.ENGLISH));
        if (formatter != null && !time.has("zone") && !hasOffset(pattern)) {
            time.problem("zone", "the zone of times without an offset, such as UTC or Europe/Berlin", "none");
        }
        return path == null || formatter == null ? null : new TimeSource.Text(path, pattern, zone);
    }

    /** Whether it has a letter of an offset or a zone outside of quotes. */
    private static boolean hasOffset(String pattern) {
        return pattern.replaceAll("'[^']*'", "").matches(".*[XxZOVvz].*");
    }
}
