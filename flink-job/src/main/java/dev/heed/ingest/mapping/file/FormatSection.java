package dev.heed.ingest.mapping.file;

import dev.heed.ingest.fields.Format;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a mapping's format and what belongs to it. */
final class FormatSection {
    private static final String FORMATS = "json, csv or influx";

    private final Section section;
    private final Path file;

    FormatSection(Section section, Path file) {
        this.section = section;
        this.file = file;
    }

    /** The format; null where, as noted, it is wrong. */
    @Nullable
    Format read() {
        String name = section.required("format", FORMATS);
        return switch (String.valueOf(name)) {
            case "json" -> new Format.Json();
            case "influx" -> new Format.Influx();
            case "csv" -> csv();
            default -> {
                if (name != null) {
                    section.problem("format", FORMATS, "'" + name + "'");
                }
                yield null;
            }
        };
    }

    private Format csv() {
        Section csv = section.section("csv", "{delimiter: ';', columns: [NAME, …]}").orElse(null);
        if (csv == null) {
            return new Format.Csv(',', List.of());
        }
        String expected = "one character other than a letter, a digit or a quote";
        Character delimiter = csv.parsed("delimiter", expected, FormatSection::delimiter);
        List<String> columns = csv.texts("columns", "the columns' names");
        if (new HashSet<>(columns).size() < columns.size()) {
            csv.problem("columns", "each name once", columns.toString());
        }
        csv.end();
        return new Format.Csv(delimiter == null ? ',' : delimiter, columns);
    }

    private static char delimiter(String text) {
        if (text.length() != 1 || Character.isLetterOrDigit(text.charAt(0)) || "\"\r\n".contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text.charAt(0);
    }
}
