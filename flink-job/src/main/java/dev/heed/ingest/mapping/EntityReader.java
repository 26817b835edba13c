package dev.heed.ingest.mapping;

import dev.heed.ingest.fields.FieldPath;
import dev.heed.ingest.fields.Row;
import dev.heed.ingest.fields.Rows;
import dev.heed.ingest.fields.UnmappedRecord;
import dev.heed.ingest.fields.UnmappedRecord.Problem;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the entity's name. */
final class EntityReader {
    private static final int NONE = -1;

    private final NameSource.Origin origin;
    private final @Nullable Pattern pattern;
    private final int field;

    EntityReader(NameSource source, FieldList fields) {
        this.origin = source.origin();
        this.pattern = source.pattern();
        this.field = origin instanceof NameSource.Field at ? fields.add(at.path()) : NONE;
    }

    String read(Envelope record, Rows rows, int row) throws UnmappedRecord {
        String text = text(record, rows, row);
        if (pattern == null || text.isEmpty()) {
            return text;
        }
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new UnmappedRecord(
                    Problem.NO_ENTITY,
                    "entity: expected a name that matches " + pattern + ", found " + Row.quoted(text));
        }
        String group = matcher.groupCount() == 0 ? text : matcher.group(1);
        return group == null ? "" : group;
    }

    private String text(Envelope record, Rows rows, int row) throws UnmappedRecord {
        if (origin instanceof NameSource.Field at) {
            return field(at.path(), rows.of(row, field));
        }
        if (origin instanceof NameSource.Key) {
            return text(record.key(), "a key with the entity's name in it");
        }
        if (origin instanceof NameSource.Header header) {
            return text(record.header(header.name()), "a header '" + header.name() + "' with the entity's name in it");
        }
        return origin instanceof NameSource.Constant constant ? constant.name() : record.topic();
    }

    private String field(FieldPath path, Row row) throws UnmappedRecord {
        String text = row.text(field);
        if (text == null) {
            throw new UnmappedRecord(
                    Problem.NO_ENTITY, path + ": expected the entity's name, found " + row.found(field));
        }
        return text;
    }

    private static String text(byte @Nullable [] bytes, String expected) throws UnmappedRecord {
        if (bytes == null) {
            throw new UnmappedRecord(Problem.NO_ENTITY, "expected " + expected + ", found none");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
