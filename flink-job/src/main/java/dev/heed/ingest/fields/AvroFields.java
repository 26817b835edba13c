package dev.heed.ingest.fields;

import dev.heed.ingest.fields.UnmappedRecord.Problem;
import dev.heed.wire.ForeignAvro;
import dev.heed.wire.UnreadableRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Avro of any schema. */
final class AvroFields implements FieldReader {
    private final ForeignAvro records;
    private final PathNode root;

    AvroFields(ForeignAvro.Layout layout, List<FieldPath> paths) {
        records = new ForeignAvro(layout);
        root = PathNode.of(paths);
    }

    @Override
    public void read(byte[] value, Rows rows) throws UnmappedRecord {
        rows.clear();
        read(read(records, value), root, rows.outer(), rows);
    }

    /** What a record holds, whole. */
    static @Nullable Object read(ForeignAvro records, byte[] value) throws UnmappedRecord {
        try {
            return records.read(value);
        } catch (UnreadableRecord e) {
            Problem problem = switch (e.problem()) {
                case UNKNOWN_SCHEMA -> Problem.UNKNOWN_SCHEMA;
                case NOT_YET -> Problem.NOT_YET;
                case BROKEN -> Problem.UNREADABLE;
            };
            throw new UnmappedRecord(problem, String.valueOf(e.getMessage()));
        }
    }

    private static void read(@Nullable Object value, @Nullable PathNode node, Row row, Rows rows) {
        if (node == null) {
            return;
        }
        if (value instanceof List<?> list) {
            array(list, node, row, rows);
            return;
        }
        for (int field : node.fields()) {
            put(value, row, field);
        }
        if (value instanceof Map<?, ?> object && node.hasNames()) {
            node.begin();
            object.forEach((name, inner) -> read(inner, node.name((String) name), row, rows));
        }
    }

    private static void array(List<?> list, PathNode node, Row row, Rows rows) {
        PathNode each = node.each();
        if (each != null) {
            rows.beginArray();
            list.forEach(element -> read(element, each, rows.next(), rows));
        }
        for (int index = 0; node.hasElements() && index < list.size(); index++) {
            read(list.get(index), node.element(index), row, rows);
        }
        for (int field : node.fields()) {
            samples(list, row, field);
        }
    }

    private static void samples(List<?> list, Row row, int field) {
        Samples samples = new Samples();
        for (Object element : list) {
            if (element instanceof Number number) {
                samples.add(number.doubleValue());
            } else if (element instanceof Boolean truth) {
                samples.add(truth ? 1 : 0);
            } else if (element instanceof String text) {
                samples.add(text);
            } else if (element == null) {
                samples.add(Double.NaN);
            } else {
                row.putOther(field, "an array of no numbers");
                return;
            }
        }
        row.put(field, samples);
    }

    private static void put(@Nullable Object value, Row row, int field) {
        if (value instanceof Long whole) {
            row.put(field, whole.longValue());
        } else if (value instanceof Double decimal) {
            row.put(field, decimal.doubleValue());
        } else if (value instanceof Boolean truth) {
            row.put(field, truth.booleanValue());
        } else if (value instanceof String text) {
            row.put(field, text);
        } else if (value == null) {
            row.putEmpty(field);
        } else {
            row.putOther(field, value instanceof Map ? "an object" : "bytes");
        }
    }
}
