package dev.heed.cli.infer;

import dev.heed.ingest.fields.Format;
import dev.heed.ingest.fields.UnmappedRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of the records of a sample. Mutable, while the sample is read. */
final class FieldSurvey {
    private final Format format;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Set<String> skipped = new LinkedHashSet<>();
    private int records;

    private FieldSurvey(Format format) {
        this.format = format;
    }

    /** All fields; records that are not of the format are left out. */
    static FieldSurvey of(Sample sample, Format format) {
        FieldSurvey survey = new FieldSurvey(format);
        sample.records().forEach(record -> {
            try {
                format.trees(record.value()).forEach(tree -> {
                    survey.walk(tree, "", "", "");
                    survey.records++;
                });
            } catch (UnmappedRecord e) {
                // counted when the mapping is tried
            }
        });
        return survey;
    }

    private void walk(@Nullable Object value, String path, String name, String array) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((key, inner) -> {
                String step = String.valueOf(key);
                walk(inner, path.isEmpty() ? step(step) : path + "." + step(step), step, array);
            });
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            if (array.isEmpty()) {
                list.forEach(element -> walk(element, path + "[]", name, path + "[]"));
            } else {
                skipped.add(path + "[] (an array within an array)");
            }
        } else if (value instanceof List<?> list && list.stream().anyMatch(List.class::isInstance)) {
            skipped.add(path + " (an array of arrays)");
        } else if (value instanceof byte[]) {
            skipped.add(path + " (bytes)");
        } else {
            fields.computeIfAbsent(path, none -> new Field(path, name, array)).add(records, value);
        }
    }

    /** A name as a path has it. */
    private String step(String name) {
        boolean isPlain = format instanceof Format.Csv || !name.matches(".*[.\\[\\]\"'].*");
        return isPlain ? name : name.contains("\"") ? "'" + name + "'" : "\"" + name + "\"";
    }

    /** How many records there are. */
    int records() {
        return records;
    }

    /** All fields, in the order in which they came. */
    List<Field> fields() {
        return new ArrayList<>(fields.values());
    }

    /** What no mapping can read, in words. */
    List<String> skipped() {
        return List.copyOf(skipped);
    }
}
