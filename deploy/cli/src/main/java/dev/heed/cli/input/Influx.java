package dev.heed.cli.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of InfluxDB's exports, which say by themselves what they are. */
final class Influx {
    static final String TIME = "_time";
    static final String FIELD = "_field";
    static final String VALUE = "_value";
    private static final List<String> OWN =
            List.of("", "result", "table", "_start", "_stop", "_measurement", TIME, FIELD, VALUE);

    private Influx() {}

    /** Whether columns are those of an export. */
    static boolean isExport(List<String> names) {
        boolean narrow = names.contains(VALUE) && names.contains(FIELD);
        return names.contains(TIME) && (narrow || names.contains("result") && names.contains("table"));
    }

    /** Whether a column of an export is neither a channel nor a tag. */
    static boolean isOwn(String name) {
        return OWN.contains(name);
    }

    /** What the user named, or a column of a narrow export; null where there is neither. */
    static @Nullable String or(@Nullable String told, List<String> names, String own) {
        return told == null && isExport(names) && names.contains(FIELD) ? own : told;
    }
}
