package dev.heed.cli.infer;

import dev.heed.model.refusal.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which values are measured, and of which channels.
 *
 * @param channels that the sample has
 * @param isNarrow whether each record names its channel
 * @param isBlock whether arrays of samples are read, which need a period
 * @param fields that are read
 * @param parts of the mapping
 * @param notes what was left out and why, a line each
 */
record MeasuresGuess(
        List<String> channels,
        boolean isNarrow,
        boolean isBlock,
        List<Field> fields,
        List<Part> parts,
        List<String> notes) {
    private static final Pattern VALUE = Pattern.compile("(.*[._-])?(value|val|v|reading|measurement|_value|y)");
    private static final Pattern CHANNEL = Pattern.compile(
            "(.*[._-])?(channel|sensor|tag|metric|name|signal|parameter|param|variable"
                    + "|measure|measurement|point|key|property|attribute|quantity|_field|field|type|kind|series)([._-]?(id|name))?");
    private static final Pattern NUMBERING = Pattern.compile(
            "(.*[._-])?(id|seq|sequence|seq_?no|seq_?nr|offset|version|index|idx|row|crc|checksum|port|partition|schema)");
    private static final int MOST_WORDS = 10;

    /**
     * One value a record, if there is a field of a value and a text that names a channel; else all numbers.
     *
     * @param entity that is none of them; null while it is not known
     */
    static MeasuresGuess of(FieldSurvey survey, TimeGuess time, @Nullable Field entity) {
        List<Field> numeric = survey.fields().stream()
                .filter(field -> field.isNumeric()
                        && field != entity
                        && field != time.field()
                        && isTimed(field, time)
                        && !time.others().contains(field))
                .toList();
        List<Field> named = numeric.stream()
                .filter(field -> VALUE.matcher(field.searchable()).matches())
                .toList();
        List<Field> values =
                numeric.stream().filter(field -> !isNumbering(field)).toList();
        Field value = named.size() == 1 ? named.get(0) : values.size() == 1 ? values.get(0) : null;
        if (value != null) {
            List<Field> names = survey.fields().stream()
                    .filter(field ->
                            !field.isNumeric() && !field.isBlock() && field != entity && isChannelName(field, value))
                    .toList();
            if (!names.isEmpty()) {
                return narrow(names, value, values);
            }
        }
        return wide(survey, time, numeric, entity);
    }

    /** Whether records with the field have a time: others are of another kind. */
    private static boolean isTimed(Field field, TimeGuess time) {
        return time.field() == null
                || !Collections.disjoint(field.records(), time.field().records());
    }

    private static boolean isChannelName(Field field, Field value) {
        return field.distinct().size() > 1
                && field.records().size() >= value.records().size() / 2
                && CHANNEL.matcher(field.searchable()).matches()
                && field.distinct().size() < Math.max(2, field.values().size() / 2 + 1);
    }

    private static MeasuresGuess narrow(List<Field> names, Field value, List<Field> values) {
        Field name = names.get(0);
        List<Part> parts = List.of(
                Part.of(
                        "one value a record (narrow): %s names the channel; aliases: {NAME: CHANNEL} and pattern rename%s"
                                .formatted(
                                        name.text(),
                                        names.size() > 1
                                                ? "; it could be "
                                                        + names.get(1).text() + " as well: change channel then"
                                                : ""),
                        "channel: {field: %s}".formatted(YamlText.of(name.path()))),
                Part.of("the number of such a record", "value: {field: %s}".formatted(YamlText.of(value.path()))));
        List<Part> all = new ArrayList<>(parts);
        missing(List.of(value)).ifPresent(all::add);
        List<String> notes = new ArrayList<>();
        List<String> others =
                values.stream().filter(field -> field != value).map(Field::text).toList();
        if (!others.isEmpty()) {
            notes.add("numbers beside the value, left out: " + others
                    + "; with channels: {NAME: PATH} each is a channel");
        }
        return new MeasuresGuess(List.copyOf(name.distinct()), true, value.isBlock(), List.of(name, value), all, notes);
    }

    private static boolean isNumbering(Field field) {
        return field.isWhole() && (NUMBERING.matcher(field.searchable()).matches() || countsUp(field));
    }

    /** Whether each value is one more than that before it. */
    private static boolean countsUp(Field field) {
        List<Double> numbers = field.numbers();
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) != numbers.get(i - 1) + 1) {
                return false;
            }
        }
        return numbers.size() > MOST_WORDS;
    }

    private static MeasuresGuess wide(FieldSurvey survey, TimeGuess time, List<Field> numeric, @Nullable Field entity) {
        List<Field> channels =
                numeric.stream().filter(field -> !isNumbering(field)).toList();
        List<String> notes = new ArrayList<>();
        String array = array(channels, time);
        List<Field> taken = channels.stream()
                .filter(field -> field.array().isEmpty() || field.array().equals(array))
                .toList();
        leftOut(notes, "numbers of another array, which no mapping reads beside the first", minus(channels, taken));
        leftOut(notes, "numbers that count or name something", minus(numeric, channels));
        leftOut(
                notes,
                "in records without a time",
                survey.fields().stream().filter(field -> !isTimed(field, time)).toList());
        List<Field> texts = survey.fields().stream()
                .filter(field -> !field.isNumeric()
                        && isTimed(field, time)
                        && field != entity
                        && field != time.field()
                        && !time.others().contains(field))
                .toList();
        leftOut(notes, "no numbers", texts);
        if (taken.isEmpty()) {
            throw Refusal.failure("expected numbers to take for channels, found none in the sample: "
                    + survey.fields().stream().map(Field::text).toList());
        }
        Map<String, Field> named = names(taken);
        String map = named.entrySet().stream()
                .map(one -> YamlText.of(one.getKey()) + ": "
                        + YamlText.of(one.getValue().path()))
                .collect(Collectors.joining(", ", "{", "}"));
        List<Part> parts = new ArrayList<>();
        List<String> still = taken.stream()
                .filter(field -> new HashSet<>(field.numbers()).size() == 1)
                .map(Field::text)
                .toList();
        parts.add(Part.of(
                "%d numbers a record (wide), each a channel; take away what measures nothing, the name before the colon is free%s"
                        .formatted(named.size(), still.isEmpty() ? "" : "; the same in all of the sample: " + still),
                "channels: " + map));
        missing(taken).ifPresent(parts::add);
        return new MeasuresGuess(
                List.copyOf(named.keySet()), false, taken.stream().anyMatch(Field::isBlock), taken, parts, notes);
    }

    /** The array that is read element by element: that of the time, else that of most numbers; "" where there is none. */
    private static String array(List<Field> channels, TimeGuess time) {
        if (time.field() != null && !time.field().array().isEmpty()) {
            return time.field().array();
        }
        return channels.stream()
                .filter(field -> !field.array().isEmpty())
                .collect(Collectors.groupingBy(Field::array, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .filter(most ->
                        channels.stream().allMatch(field -> !field.array().isEmpty()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static List<Field> minus(List<Field> all, List<Field> some) {
        return all.stream().filter(field -> !some.contains(field)).toList();
    }

    private static void leftOut(List<String> notes, String why, List<Field> fields) {
        if (!fields.isEmpty()) {
            notes.add(
                    "left out, " + why + ": " + fields.stream().map(Field::text).collect(Collectors.joining("; ")));
        }
    }

    /** Channels by the last part of their paths, or by the whole path where two are called the same. */
    private static Map<String, Field> names(List<Field> fields) {
        Set<String> seen = new LinkedHashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        fields.forEach(field -> (seen.add(field.name()) ? seen : twice).add(field.name()));
        Map<String, Field> names = new LinkedHashMap<>();
        fields.forEach(field -> names.put(twice.contains(field.name()) ? field.path() : field.name(), field));
        return names;
    }

    private static Optional<Part> missing(List<Field> fields) {
        Set<String> words = fields.stream()
                .flatMap(field -> field.words().stream())
                .filter(word -> !word.isBlank() && !word.equalsIgnoreCase("nan"))
                .limit(MOST_WORDS)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(Part.of(
                        "texts among the numbers, taken as missing values; numbers such as -999.25 that stand for none belong here, too",
                        "missing: " + YamlText.list(words)));
    }
}
