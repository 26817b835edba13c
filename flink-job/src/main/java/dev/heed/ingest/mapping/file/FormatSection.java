package dev.heed.ingest.mapping.file;

import dev.heed.ingest.fields.Format;
import dev.heed.ingest.fields.Row;
import dev.heed.model.refusal.Cause;
import dev.heed.wire.ForeignAvro;
import dev.heed.wire.ForeignAvro.Framing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a mapping's format and what belongs to it. */
final class FormatSection {
    private static final String FORMATS = "json, csv, influx or avro";

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
            case "avro" -> avro();
            default -> {
                if (name != null) {
                    section.problem("format", FORMATS, "'" + name + "'");
                }
                yield null;
            }
        };
    }

    private @Nullable Format avro() {
        String expected = "{schema: FILE.avsc, framing: plain, single-object or confluent} or {framing: registry}";
        if (!section.has("avro")) {
            section.problem("avro", expected, "none");
        }
        Section avro = section.section("avro", expected).orElse(null);
        if (avro == null) {
            return null;
        }
        String framings = "plain, single-object, confluent or registry";
        avro.required("framing", framings);
        Framing framing = avro.parsed("framing", framings, FormatSection::framing);
        if (framing == Framing.REGISTRY) {
            avro.end();
            return new Format.Avro(ForeignAvro.Layout.ofRegistry());
        }
        String schema = schema(avro);
        avro.end();
        return framing == null || schema == null ? null : new Format.Avro(new ForeignAvro.Layout(schema, framing));
    }

    private static Framing framing(String label) {
        return Arrays.stream(Framing.values())
                .filter(framing -> framing.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(label));
    }

    /** The text of the schema's file, which lies beside the mapping unless it is said where; null, and noted, if it is none. */
    private @Nullable String schema(Section avro) {
        String name = avro.required("schema", "the file of the records' schema");
        if (name == null) {
            return null;
        }
        try {
            String schema = Files.readString(file.resolveSibling(name));
            new ForeignAvro.Layout(schema, Framing.PLAIN).root();
            return schema;
        } catch (IOException | RuntimeException e) {
            avro.problem("schema", "a file with an Avro schema", Row.quoted(name) + ": " + Cause.inWords(e));
            return null;
        }
    }

    private Format csv() {
        Section csv = section.section("csv", "{delimiter: ';', columns: [NAME, …], decimal: ','}")
                .orElse(null);
        if (csv == null) {
            return new Format.Csv(',', List.of(), false);
        }
        String expected = "one character other than a letter, a digit or a quote";
        Character delimiter = csv.parsed("delimiter", expected, FormatSection::delimiter);
        List<String> columns = csv.texts("columns", "the columns' names");
        if (new HashSet<>(columns).size() < columns.size()) {
            csv.problem("columns", "each name once", columns.toString());
        }
        Character decimal = csv.parsed("decimal", "a point or a comma", FormatSection::decimal);
        char between = delimiter == null ? ',' : delimiter;
        boolean comma = decimal != null && decimal == ',';
        if (comma && between == ',') {
            csv.problem("decimal", "a mark other than the delimiter", "a comma for both");
        }
        csv.end();
        return new Format.Csv(between, columns, comma);
    }

    private static char decimal(String text) {
        if (!text.equals(".") && !text.equals(",")) {
            throw new IllegalArgumentException(text);
        }
        return text.charAt(0);
    }

    private static char delimiter(String text) {
        if (text.length() != 1 || Character.isLetterOrDigit(text.charAt(0)) || "\"\r\n".contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text.charAt(0);
    }
}
