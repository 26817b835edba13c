package dev.heed.ingest.fields;

import dev.heed.ingest.fields.FieldPath.Name;
import dev.heed.ingest.fields.FieldPath.Step;
import dev.heed.ingest.fields.UnmappedRecord.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of <a href="https://docs.influxdata.com/influxdb/v2/reference/syntax/line-protocol/">Influx's protocol</a>:
 * {@code measurement,tag=a field=1.5,count=2i,text="x" 1700000000000000000}. Each line makes a row; comments are left out.
 */
final class InfluxFields implements FieldReader {
    private static final Set<String> SINGLE = Set.of("measurement", "time");
    private static final Set<String> GROUPS = Set.of("tag", "field");

    private static final int[] NONE = {};

    private final Map<String, int[]> fields = new HashMap<>();

    InfluxFields(List<FieldPath> paths) {
        Map<String, List<Integer>> numbers = new HashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            numbers.computeIfAbsent(key(paths.get(i)), key -> new ArrayList<>()).add(i);
        }
        numbers.forEach((key, list) ->
                fields.put(key, list.stream().mapToInt(Integer::intValue).toArray()));
    }

    static boolean isPath(FieldPath path) {
        return path.steps().stream().allMatch(Name.class::isInstance)
                && (path.steps().size() == 1
                        ? SINGLE.contains(name(path.steps().get(0)))
                        : path.steps().size() > 1
                                && GROUPS.contains(name(path.steps().get(0))));
    }

    private static String name(Step step) {
        return ((Name) step).name();
    }

    /** The group and the name; a tag's name may have dots in it. */
    private static String key(FieldPath path) {
        return String.join(".", path.steps().stream().map(InfluxFields::name).toList());
    }

    @Override
    public void read(byte[] value, Rows rows) throws UnmappedRecord {
        rows.clear();
        InfluxText text = new InfluxText(new String(value, StandardCharsets.UTF_8));
        while (text.nextLine()) {
            line(text, rows.next());
        }
        if (rows.hasNoLine()) {
            throw new UnmappedRecord(Problem.UNREADABLE, "expected a line of Influx's protocol, found none");
        }
    }

    private void line(InfluxText text, Row row) throws UnmappedRecord {
        put(row, "measurement", text.name(",", "a measurement"));
        while (text.takes(',')) {
            String key = text.name("=", "a tag");
            text.require('=');
            put(row, "tag." + key, text.name(",", "a tag's value"));
        }
        text.require(' ');
        do {
            String key = text.name("=", "a field");
            text.require('=');
            int[] numbers = fields.get("field." + key);
            if (text.isQuote()) {
                put(row, numbers, text.quoted());
            } else {
                number(row, numbers, text.name(",", "a field's value"), text);
            }
        } while (text.takes(','));
        if (text.takes(' ')) {
            String time = text.name("", "a time");
            for (int number : fields.getOrDefault("time", NONE)) {
                row.put(number, time(time, text));
            }
        }
        text.requireEnd();
    }

    private static long time(String digits, InfluxText text) throws UnmappedRecord {
        OptionalLong whole = Numbers.whole(digits);
        if (whole.isEmpty()) {
            throw text.problem("a time", Row.quoted(digits));
        }
        return whole.getAsLong();
    }

    private void put(Row row, String key, String value) {
        put(row, fields.get(key), value);
    }

    private static void put(Row row, int @Nullable [] numbers, String value) {
        if (numbers != null) {
            for (int number : numbers) {
                row.put(number, value);
            }
        }
    }

    private static void number(Row row, int @Nullable [] numbers, String value, InfluxText text) throws UnmappedRecord {
        if (numbers == null) {
            return;
        }
        char last = value.charAt(value.length() - 1);
        String digits = last == 'i' || last == 'u' ? value.substring(0, value.length() - 1) : value;
        for (int number : numbers) {
            OptionalLong whole = Numbers.whole(digits);
            if (whole.isPresent()) {
                row.put(number, whole.getAsLong());
            } else if (!Double.isNaN(Numbers.parse(digits))) {
                row.put(number, Numbers.parse(digits));
            } else if (InfluxText.TRUE.contains(value) || InfluxText.FALSE.contains(value)) {
                row.put(number, InfluxText.TRUE.contains(value));
            } else {
                throw text.problem("a number, true, false or a text in quotes", "'" + value + "'");
            }
        }
    }
}
