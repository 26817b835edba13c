package dev.heed.ingest.fields;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.ingest.fields.UnmappedRecord.Problem;
import dev.heed.wire.ForeignAvro;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads records whole, where nobody knows yet which of their fields are wanted. Slow, for samples. */
final class RecordTrees {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RecordTrees() {}

    static List<@Nullable Object> json(byte[] value) throws UnmappedRecord {
        try {
            List<@Nullable Object> one = new ArrayList<>();
            one.add(JSON.readValue(value, Object.class));
            return one;
        } catch (IOException e) {
            throw new UnmappedRecord(
                    Problem.UNREADABLE,
                    "expected JSON, found " + Row.quoted(new String(value, StandardCharsets.UTF_8).strip()));
        }
    }

    static List<@Nullable Object> avro(ForeignAvro.Layout layout, byte[] value) throws UnmappedRecord {
        List<@Nullable Object> one = new ArrayList<>();
        one.add(AvroFields.read(new ForeignAvro(layout), value));
        return one;
    }

    /** Each line's cells as text, by the name or the number of their column. */
    static List<@Nullable Object> csv(Format.Csv format, byte[] value) throws UnmappedRecord {
        int most = new String(value, StandardCharsets.UTF_8)
                        .chars()
                        .map(c -> c == format.delimiter() ? 1 : 0)
                        .sum()
                + 1;
        List<String> names = format.columns().isEmpty()
                ? IntStream.range(0, most).mapToObj(Integer::toString).toList()
                : format.columns();
        Rows rows = new Rows(names.stream().map(FieldPath::of).toList());
        new CsvFields(format, names.stream().map(FieldPath::of).toList()).read(value, rows);
        List<@Nullable Object> trees = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            for (int cell = 0; cell < names.size(); cell++) {
                Row at = rows.of(row, cell);
                if (at.kind(cell) != Row.Kind.ABSENT) {
                    cells.put(names.get(cell), at.text(cell));
                }
            }
            trees.add(cells);
        }
        return trees;
    }

    /** Each line: {@code measurement}, {@code tag}, {@code field} and {@code time}. */
    static List<@Nullable Object> influx(byte[] value) throws UnmappedRecord {
        InfluxText text = new InfluxText(new String(value, StandardCharsets.UTF_8));
        List<@Nullable Object> lines = new ArrayList<>();
        while (text.nextLine()) {
            lines.add(influxLine(text));
        }
        if (lines.isEmpty()) {
            throw new UnmappedRecord(Problem.UNREADABLE, "expected a line of Influx's protocol, found none");
        }
        return lines;
    }

    private static Map<String, Object> influxLine(InfluxText text) throws UnmappedRecord {
        Map<String, Object> tags = new LinkedHashMap<>();
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("measurement", text.name(",", "a measurement"));
        while (text.takes(',')) {
            String key = text.name("=", "a tag");
            text.require('=');
            tags.put(key, text.name(",", "a tag's value"));
        }
        text.require(' ');
        do {
            String key = text.name("=", "a field");
            text.require('=');
            fields.put(key, text.isQuote() ? text.quoted() : number(text.name(",", "a field's value"), text));
        } while (text.takes(','));
        line.put("tag", tags);
        line.put("field", fields);
        if (text.takes(' ')) {
            line.put("time", number(text.name("", "a time"), text));
        }
        text.requireEnd();
        return line;
    }

    private static Object number(String value, InfluxText text) throws UnmappedRecord {
        if (InfluxText.TRUE.contains(value) || InfluxText.FALSE.contains(value)) {
            return InfluxText.TRUE.contains(value);
        }
        char last = value.charAt(value.length() - 1);
        String digits = last == 'i' || last == 'u' ? value.substring(0, value.length() - 1) : value;
        OptionalLong whole = Numbers.whole(digits);
        if (whole.isPresent()) {
            return whole.getAsLong();
        }
        if (Double.isNaN(Numbers.parse(digits))) {
            throw text.problem("a number, true, false or a text in quotes", "'" + value + "'");
        }
        return Numbers.parse(digits);
    }
}
