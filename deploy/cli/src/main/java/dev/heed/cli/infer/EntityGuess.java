package dev.heed.cli.infer;

import dev.heed.model.refusal.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What names the machine.
 *
 * @param field of its name; null: something beside the record's value does
 */
record EntityGuess(@Nullable Field field, Part part) {
    private static final String ID = "([._-]?(id|name|no|nr|number|serial|tag))?";
    private static final Pattern MACHINE =
            Pattern.compile("(.*[._-])?(entity|device|machine|asset|pump|turbine|host|hostname|server|unit"
                    + "|equipment|station|robot|vehicle|motor|engine|meter|node|compressor|fan|valve|well)" + ID);
    private static final Pattern NAME =
            Pattern.compile("(.*[._-])?(id|name|sensor|source|location|site|line|plant|key|serial|uuid)" + ID);
    /** Of whole numbers: a fan may be one or zero. */
    private static final Pattern NUMBERED = Pattern.compile(
            "(.*[._-])?((.*[._-])?(id|no|nr|number|serial)|entity|device|machine|asset|unit|node|station|robot|vehicle|turbine|pump)");

    private static final Pattern OTHER = Pattern.compile(
            "(.*[._-])?(status|state|type|units?_of.*|quality|version|topic|event|level|message|msg|schema|format|kind|unit_name)");
    private static final int FEW = 20;

    private record Candidate(Field field, int score) {}

    /**
     * The field, the key or the topic that names the entity.
     *
     * @param taken fields that are something else
     * @param told the path that the user gave; null: none
     * @throws Refusal when the user's path is not there
     */
    static EntityGuess of(Sample sample, FieldSurvey survey, List<Field> taken, @Nullable String told) {
        if (told != null) {
            Field field = survey.fields().stream()
                    .filter(one -> one.path().equals(told))
                    .findFirst()
                    .orElseThrow(() -> Refusal.usage("--entity: expected one of the paths %s, found %s"
                            .formatted(survey.fields().stream().map(Field::path).toList(), told)));
            return of(field, "as told by --entity");
        }
        List<Candidate> all = new ArrayList<>();
        for (Field field : survey.fields()) {
            int score = taken.contains(field) ? 0 : score(field, survey.records());
            if (score > 0) {
                all.add(new Candidate(field, score));
            }
        }
        all.sort(Comparator.comparingInt(Candidate::score).reversed());
        Set<String> keys = keys(sample);
        int best = all.isEmpty() ? 0 : all.get(0).score;
        if (best < 2 && !keys.isEmpty()) {
            return new EntityGuess(
                    null,
                    Part.of(
                            "no field is named like a machine, and all keys are names (%s); for a field give its path with --entity"
                                    .formatted(keys.stream().limit(3).collect(Collectors.joining(", "))),
                            "entity: {from: key}"));
        }
        if (all.isEmpty()) {
            return new EntityGuess(
                    null,
                    Part.of(
                            "NO FIELD LOOKS LIKE AN ENTITY'S NAME: the %s's name '%s' is taken for all records; give a path with --entity"
                                    .formatted(sample.isTopic() ? "topic" : "file", sample.name()),
                            "entity: {from: topic}"));
        }
        String others = all.stream().skip(1).map(one -> one.field.text()).collect(Collectors.joining(", "));
        return of(
                all.get(0).field,
                (best == 1 ? "the text that is most like a name" : "a text that is named like one")
                        + (others.isEmpty() ? "" : "; it could be " + others + " as well: --entity PATH takes that"));
    }

    private static EntityGuess of(Field field, String why) {
        return new EntityGuess(
                field,
                Part.of(
                        "%s, %s".formatted(field.text(), why),
                        "entity: {field: %s}".formatted(YamlText.of(field.path()))));
    }

    /** How much a field is like an entity's name: 0 not at all. */
    private static int score(Field field, int records) {
        String text = field.searchable();
        int distinct = field.distinct().size();
        boolean isText = field.values().stream().anyMatch(String.class::isInstance) && !field.isNumeric();
        boolean isUnique = records >= FEW && distinct > .9 * field.values().size();
        if (field.isBlock() || field.values().isEmpty() || field.seen() < records / 2 || isUnique) {
            return 0;
        }
        if (MACHINE.matcher(text).matches() && (isText || NUMBERED.matcher(text).matches() && field.isWhole())) {
            return 3;
        }
        if (NAME.matcher(text).matches() && (isText || text.matches("(.*[._-])?(id|serial)") && field.isWhole())) {
            return 2;
        }
        return isText && distinct > 1 && !OTHER.matcher(text).matches() ? 1 : 0;
    }

    /** The keys, if each record has one that is text; else none. */
    private static Set<String> keys(Sample sample) {
        if (!sample.isTopic()) {
            return Set.of();
        }
        Set<String> keys = new LinkedHashSet<>();
        for (var record : sample.records()) {
            String key = record.key() == null ? "" : text(record.key());
            if (key.isBlank() || key.startsWith("{") || key.chars().anyMatch(Character::isISOControl)) {
                return Set.of();
            }
            keys.add(key);
        }
        return keys;
    }

    private static String text(byte[] key) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
        } catch (CharacterCodingException e) {
            return "";
        }
    }
}
