package dev.heed.ingest.mapping.file;

import dev.heed.ingest.fields.FieldPath;
import dev.heed.ingest.fields.Format;
import dev.heed.ingest.fields.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths of a mapping, checked against its format. Mutable: it keeps which there were. */
final class FieldPaths {
    private final @Nullable Format format;
    private final List<FieldPath> all = new ArrayList<>();

    /** @param format null where it is wrong itself: then paths are not held against it */
    FieldPaths(@Nullable Format format) {
        this.format = format;
    }

    /** The path that a setting holds; null, and noted, where it holds none. */
    @Nullable
    FieldPath read(Section section, String key) {
        String text = section.required(key, "a field's path");
        return text == null ? null : parse(section, key, text);
    }

    /** A path from its text; null, and noted at a setting, where it is none. */
    @Nullable
    FieldPath parse(Section section, String key, String text) {
        FieldPath path;
        try {
            path = format == null ? FieldPath.parse(text) : format.path(text);
        } catch (IllegalArgumentException e) {
            section.problem(
                    key, "names with dots between them, [n] or one [], such as data.items[].temp", Row.quoted(text));
            return null;
        }
        String expected = format == null ? null : format.expectsOther(path).orElse(null);
        if (expected != null) {
            section.problem(key, expected, Row.quoted(text));
            return null;
        }
        all.add(path);
        return path;
    }

    /** Notes where [] stands for elements of different arrays. */
    void noteArrays(Section section) {
        List<FieldPath> ofEach = all.stream().filter(FieldPath::isOfEach).toList();
        ofEach.stream()
                .filter(path -> !path.array().equals(ofEach.get(0).array()))
                .findFirst()
                .ifPresent(other -> section.problem(
                        "[] for the elements of one array in all paths",
                        "'" + ofEach.get(0) + "' and '" + other + "'"));
    }
}
