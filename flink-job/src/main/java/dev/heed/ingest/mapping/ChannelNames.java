package dev.heed.ingest.mapping;

import dev.heed.ingest.fields.FieldPath;
import dev.heed.ingest.fields.Row;
import dev.heed.ingest.fields.Rows;
import dev.heed.ingest.fields.UnmappedRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The channels of a record: the same in all, or the one that a field names. */
final class ChannelNames {
    /** Names that are kept; of more each is worked out anew. */
    private static final int MOST_KEPT = 10_000;

    private final List<String> all;
    private final Measures.@Nullable Narrow narrow;
    private final int field;
    private final Map<String, List<String>> known = new HashMap<>();

    ChannelNames(Measures measures, FieldList fields) {
        if (measures instanceof Measures.Narrow one) {
            narrow = one;
            all = List.of();
            field = fields.add(one.name());
        } else {
            narrow = null;
            all = ((Measures.Wide) measures)
                    .channels().stream().map(Measures.Channel::name).toList();
            field = -1;
        }
    }

    /** The channels of a row; the same list for the same channels. */
    List<String> read(Rows rows, int row) throws UnmappedRecord {
        if (narrow == null) {
            return all;
        }
        FieldPath path = narrow.name();
        Row at = rows.of(row, field);
        String text = at.text(field);
        if (text == null) {
            throw UnmappedRecord.at(path, "the channel's name", at.found(field));
        }
        List<String> names = known.get(text);
        if (names == null) {
            names = List.of(name(text, narrow));
            if (known.size() < MOST_KEPT) {
                known.put(text, names);
            }
        }
        return names;
    }

    private static String name(String text, Measures.Narrow narrow) {
        String name = text;
        if (narrow.pattern() != null) {
            Matcher matcher = narrow.pattern().matcher(text);
            if (matcher.matches() && matcher.groupCount() > 0 && matcher.group(1) != null) {
                name = matcher.group(1);
            }
        }
        return narrow.aliases().getOrDefault(name, name);
    }
}
