package dev.heed.ingest.mapping;

import dev.heed.ingest.fields.FieldPath;
import java.util.ArrayList;
import java.util.List;

/** The fields that a mapping asks for, each once. Mutable, while a mapper is made. */
final class FieldList {
    private final List<FieldPath> paths = new ArrayList<>();

    /** The number of a field. */
    int add(FieldPath path) {
        int known = paths.indexOf(path);
        if (known >= 0) {
            return known;
        }
        paths.add(path);
        return paths.size() - 1;
    }

    List<FieldPath> paths() {
        return List.copyOf(paths);
    }
}
