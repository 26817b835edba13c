package dev.heed.cli.infer;

import dev.heed.ingest.fields.Format;
import dev.heed.ingest.fields.Numbers;
import dev.heed.ingest.fields.UnmappedRecord;
import dev.heed.model.refusal.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The format of a sample's records.
 *
 * @param format of the bytes
 * @param part of the mapping that says so
 * @param sample without what is no record, such as a line of names
 */
record FormatGuess(Format format, Part part, Sample sample) {
    private static final double NEARLY_ALL = .9;
    /** The comma last: it may be a decimal one. */
    private static final char[] DELIMITERS = {';', '\t', '|', ','};

    /**
     * The format, of those that need no schema.
     *
     * @throws Refusal when it is none that can be known
     */
    static FormatGuess of(Sample sample) {
        AvroGuess.refuse(sample);
        int all = sample.records().size();
        int json = read(sample, new Format.Json());
        if (json >= NEARLY_ALL * all && begins(sample, text -> text.startsWith("{") || text.startsWith("["))) {
            return new FormatGuess(new Format.Json(), Part.of(share(json, all) + " are JSON", "format: json"), sample);
        }
        int influx = read(sample, new Format.Influx());
        if (influx >= NEARLY_ALL * all) {
            return new FormatGuess(
                    new Format.Influx(),
                    Part.of(share(influx, all) + " are Influx's line protocol", "format: influx"),
                    sample);
        }
        return csv(sample);
    }

    static String share(int some, int all) {
        return some == all ? "all %,d records".formatted(all) : "%,d of %,d records".formatted(some, all);
    }

    /** How many records are of a format. */
    static int read(Sample sample, Format format) {
        return (int) sample.records().stream()
                .filter(record -> {
                    try {
                        return !format.trees(record.value()).isEmpty();
                    } catch (UnmappedRecord e) {
                        return false;
                    }
                })
                .count();
    }

    private static boolean begins(Sample sample, Predicate<String> as) {
        return as.test(sample.text(0).strip());
    }

    private static FormatGuess csv(Sample sample) {
        char delimiter = ',';
        int width = 1;
        for (char one : DELIMITERS) {
            int found = width(sample, one);
            if (found > width && (one != ',' || width < 2)) {
                delimiter = one;
                width = found;
            }
        }
        if (width < 2) {
            String first = sample.text(0);
            throw Refusal.failure(
                    ("%s: expected records of JSON, CSV, Influx's line protocol or Avro, found '%s'; Avro without a"
                                    + " header needs --schema FILE.avsc")
                            .formatted(sample.source(), first.length() > 60 ? first.substring(0, 60) + "…" : first));
        }
        return csv(sample, delimiter, width);
    }

    private static FormatGuess csv(Sample sample, char delimiter, int width) {
        boolean comma = delimiter != ',' && hasDecimalCommas(sample, delimiter, width);
        List<String> first = cells(sample, 0, delimiter);
        boolean isNamed = sample.records().size() > 1
                && first.size() == width
                && new HashSet<>(first).size() == width
                && first.stream().allMatch(cell -> !cell.isBlank() && !isNumber(cell, comma))
                && cells(sample, 1, delimiter).stream().anyMatch(cell -> isNumber(cell, comma));
        String between = YamlText.of(String.valueOf(delimiter));
        String why =
                "rows of %d cells with %s between them%s".formatted(width, between, comma ? " and decimal commas" : "");
        String decimal = comma ? ", decimal: ','" : "";
        return isNamed
                ? new FormatGuess(
                        new Format.Csv(delimiter, first, comma),
                        Part.of(
                                why + "; the first line names the columns, and is no record",
                                "format: csv",
                                "csv: {delimiter: %s, columns: %s%s}"
                                        .formatted(between, YamlText.list(first), decimal)),
                        sample.withoutFirst())
                : new FormatGuess(
                        new Format.Csv(delimiter, List.of(), comma),
                        Part.of(
                                why
                                        + "; no line names the columns, so paths are their numbers from 0 on: give names with"
                                        + " csv.columns",
                                "format: csv",
                                "csv: {delimiter: %s%s}".formatted(between, decimal)),
                        sample);
    }

    private static boolean isNumber(String cell, boolean comma) {
        return !Double.isNaN(Numbers.parse(comma ? Numbers.withPoint(cell) : cell));
    }

    /** Whether some column is of numbers with commas, and none of numbers with points that are not between thousands. */
    private static boolean hasDecimalCommas(Sample sample, char delimiter, int width) {
        boolean found = false;
        for (int column = 0; column < width; column++) {
            int at = column;
            List<String> own = IntStream.range(0, sample.records().size())
                    .mapToObj(record -> cells(sample, record, delimiter))
                    .filter(cells -> cells.size() == width)
                    .map(cells -> cells.get(at).strip())
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            long numbers = own.stream().filter(cell -> isNumber(cell, true)).count();
            boolean isNumeric = numbers > 0 && numbers >= own.size() - 1;
            found |= isNumeric && own.stream().anyMatch(cell -> cell.contains(",") && isNumber(cell, true));
            if (isNumeric
                    && own.stream()
                            .anyMatch(cell -> isNumber(cell, false)
                                    && cell.contains(".")
                                    && Numbers.withPoint(cell).equals(cell))) {
                return false;
            }
        }
        return found;
    }

    /** How many cells nearly all lines have; 0 where they differ. */
    private static int width(Sample sample, char delimiter) {
        int all = sample.records().size();
        int width = cells(sample, all - 1, delimiter).size();
        long same = IntStream.range(0, all)
                .filter(record -> cells(sample, record, delimiter).size() == width)
                .count();
        return same >= NEARLY_ALL * all ? width : 0;
    }

    private static List<String> cells(Sample sample, int record, char delimiter) {
        try {
            Object tree = new Format.Csv(delimiter, List.of(), false)
                    .trees(sample.records().get(record).value())
                    .get(0);
            return tree instanceof Map<?, ?> cells
                    ? cells.values().stream()
                            .map(cell -> cell == null ? "" : String.valueOf(cell))
                            .toList()
                    : List.of();
        } catch (UnmappedRecord e) {
            return List.of();
        }
    }
}
