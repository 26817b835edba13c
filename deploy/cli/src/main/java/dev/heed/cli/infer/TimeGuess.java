package dev.heed.cli.infer;

import dev.heed.ingest.mapping.EpochUnit;
import dev.heed.model.refusal.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the time stands.
 *
 * @param field of it; null: Kafka's timestamp
 * @param others fields that are times, too
 */
record TimeGuess(@Nullable Field field, List<Field> others, Part part) {
    private static final Pattern NAME = Pattern.compile(
            "(.*[._-])?(time|times|timestamp|time_?stamp|ts|t|date|datetime|date_?time|at|when|event_?time|epoch|_time)([._-]?(utc|s|ms|us|ns|millis|micros|nanos))?");
    private static final Pattern CLOSE = Pattern.compile(".*(time|date|_at|stamp|epoch).*");
    private static final Pattern SECONDARY =
            Pattern.compile(".*(ingest|receiv|process|creat|updat|insert|sent|arriv|upload|publish|kafka).*");
    /** 1980 to 2200, in seconds. */
    private static final double EARLIEST = 315_532_800;

    private static final double LATEST = 7_258_118_400.;

    TimeGuess {
        others = List.copyOf(others);
    }

    private record Candidate(Field field, String setting, String why, int score) {}

    /**
     * The field that is most like the time of a measurement.
     *
     * @param told the path that the user gave; null: none
     * @param zone of texts without an offset
     * @throws Refusal when there is none, and the sample has no other times
     */
    static TimeGuess of(Sample sample, FieldSurvey survey, @Nullable String told, String zone) {
        List<Candidate> all = new ArrayList<>();
        for (Field field : survey.fields()) {
            if (field.records().size() * 2 >= survey.records()
                    && !field.isBlock()
                    && (told == null || told.equals(field.path()))) {
                candidate(field, zone).ifPresent(all::add);
            }
        }
        all.sort(Comparator.comparingInt(Candidate::score).reversed());
        if (all.isEmpty()) {
            return none(sample, survey, told);
        }
        Candidate best = all.get(0);
        List<Field> others = all.stream().skip(1).map(Candidate::field).toList();
        String more = others.isEmpty()
                ? ""
                : "; times, too, and left out: "
                        + others.stream().map(Field::text).collect(Collectors.joining(", "));
        return new TimeGuess(
                best.field,
                others,
                Part.of(
                        best.why + more,
                        "time: {field: %s, %s}".formatted(YamlText.of(best.field.path()), best.setting)));
    }

    private static TimeGuess none(Sample sample, FieldSurvey survey, @Nullable String told) {
        if (told != null || !sample.isTopic()) {
            throw Refusal.failure(
                    "%s: expected a field with a time (ISO 8601, a date, or s, ms, us or ns since 1970), found none %s%s"
                            .formatted(
                                    sample.source(),
                                    told == null
                                            ? "among "
                                                    + survey.fields().stream()
                                                            .map(Field::text)
                                                            .toList()
                                            : "at --time " + told,
                                    told == null ? "; if one is, write the mapping by hand with time.pattern" : ""));
        }
        return new TimeGuess(
                null,
                List.of(),
                Part.of(
                        "no field looks like a time: Kafka's timestamp is taken; if one is, give its path with --time",
                        "time: {from: kafka}"));
    }

    private static Optional<Candidate> candidate(Field field, String zone) {
        int named = named(field);
        int varies = field.distinct().size() > 1 ? 2 : 0;
        int inner = field.array().isEmpty() ? 0 : 1;
        if (field.isNumeric()
                && field.words().isEmpty()
                && field.values().stream().noneMatch(Boolean.class::isInstance)) {
            EpochUnit unit = unit(field.numbers());
            if (unit != null) {
                return Optional.of(new Candidate(
                        field,
                        "unit: " + unit.label(),
                        "numbers that are times in %s since 1970, such as %s"
                                .formatted(
                                        unit.label(),
                                        field.distinct().iterator().next()),
                        10 * named + varies + inner));
            }
        }
        if (field.values().isEmpty() || !field.values().stream().allMatch(String.class::isInstance)) {
            return Optional.empty();
        }
        return TimeText.of(field.values().stream().map(String::valueOf).toList(), zone)
                .map(text -> new Candidate(
                        field,
                        text.setting(),
                        text.why() + ", such as " + field.distinct().iterator().next(),
                        10 * named + varies + inner + 3));
    }

    private static int named(Field field) {
        String text = field.searchable();
        int named = NAME.matcher(text).matches() ? 3 : CLOSE.matcher(text).matches() ? 2 : 0;
        return SECONDARY.matcher(text).matches() ? Math.min(named, 1) : named;
    }

    /** The unit in which all numbers are times from 1980 to 2200; null where there is none. */
    private static @Nullable EpochUnit unit(List<Double> numbers) {
        double factor = 1;
        for (EpochUnit unit : EpochUnit.values()) {
            double least = EARLIEST * factor;
            double most = LATEST * factor;
            if (numbers.stream().allMatch(number -> number >= least && number < most)) {
                return unit;
            }
            factor *= 1_000;
        }
        return null;
    }
}
