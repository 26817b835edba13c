package dev.heed.ingest.mapping.file;

import dev.heed.ingest.fields.FieldPath;
import dev.heed.ingest.fields.Format;
import dev.heed.ingest.mapping.Condition;
import dev.heed.ingest.mapping.Measures;
import dev.heed.ingest.mapping.NameSource;
import dev.heed.ingest.mapping.RecordMapping;
import dev.heed.ingest.mapping.TimeSource;
import dev.heed.ingest.mapping.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one mapping. */
final class MappingSection {
    private static final String ENTITY =
            "{field: PATH}, {from: key}, {from: topic}, {header: NAME} or {constant: NAME}";

    private final Section section;
    private final Path file;

    MappingSection(Section section, Path file) {
        this.section = section;
        this.file = file;
    }

    /** The mapping; null where, as noted, a part of it is wrong. */
    @Nullable
    RecordMapping read() {
        Format format = new FormatSection(section, file).read();
        FieldPaths paths = new FieldPaths(format);
        NameSource entity = entity(paths);
        TimeSource time = new TimeSection(section, paths, format).read();
        Measures measures = new MeasuresSection(section, paths).read();
        List<Condition> where = where(paths);
        Values missing = Values.of(section.texts("missing", "a list of values such as [-999.25, N/A]"));
        section.end();
        paths.noteArrays(section);
        if (format == null || entity == null || time == null || measures == null) {
            return null;
        }
        return new RecordMapping(format, entity, time, measures, where, missing);
    }

    private @Nullable NameSource entity(FieldPaths paths) {
        if (!section.has("entity")) {
            section.problem("entity", ENTITY, "none");
            return null;
        }
        Section entity = section.section("entity", ENTITY).orElse(null);
        if (entity == null) {
            return null;
        }
        Pattern pattern =
                entity.parsed("pattern", "a regular expression whose first group is the name", Pattern::compile);
        NameSource.Origin origin = origin(entity, paths);
        entity.end();
        return origin == null ? null : new NameSource(origin, pattern);
    }

    private static NameSource.@Nullable Origin origin(Section entity, FieldPaths paths) {
        List<String> given = List.of("field", "from", "header", "constant").stream()
                .filter(entity::has)
                .toList();
        if (given.size() != 1) {
            entity.problem("one of " + ENTITY, given.isEmpty() ? "none" : String.join(" and ", given));
            return null;
        }
        return switch (given.get(0)) {
            case "field" -> {
                FieldPath path = paths.read(entity, "field");
                yield path == null ? null : new NameSource.Field(path);
            }
            case "header" -> entity.parsed("header", "a header's name", NameSource.Header::new);
            case "constant" -> entity.parsed("constant", "the entity's name", NameSource.Constant::new);
            default ->
                entity.parsed("from", "key or topic", word -> switch (word) {
                    case "key" -> new NameSource.Key();
                    case "topic" -> new NameSource.Topic();
                    default -> throw new IllegalArgumentException(word);
                });
        };
    }

    private List<Condition> where(FieldPaths paths) {
        List<Condition> conditions = new ArrayList<>();
        String expected = "a value or a list of values";
        section.section("where", "fields with the values that they must have, such as {type: reading}")
                .ifPresent(where -> {
                    for (String key : where.keys()) {
                        FieldPath path = paths.parse(where, key, key);
                        List<String> values = where.texts(key, expected);
                        if (values.isEmpty()) {
                            where.problem(key, expected, "none");
                        }
                        if (path != null) {
                            conditions.add(new Condition(path, Values.of(values)));
                        }
                    }
                });
        return List.copyOf(conditions);
    }
}
