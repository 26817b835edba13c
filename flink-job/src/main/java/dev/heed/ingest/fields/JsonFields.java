package dev.heed.ingest.fields;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.heed.ingest.fields.UnmappedRecord.Problem;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON token by token; what no path leads to is skipped, and nothing is kept of it. */
final class JsonFields implements FieldReader {
    /** Digits that every {@code long} can hold. */
    private static final int WHOLE_DIGITS = 18;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // Python writes NaN
            .build();

    private final PathNode root;

    JsonFields(List<FieldPath> paths) {
        root = PathNode.of(paths);
    }

    @Override
    public void read(byte[] value, Rows rows) throws UnmappedRecord {
        rows.clear();
        try (JsonParser json = JSON.createParser(value)) {
            JsonToken first = json.nextToken();
            if (first == null) {
                throw new UnmappedRecord(Problem.UNREADABLE, "expected JSON, found white space");
            }
            read(json, first, root, rows.outer(), rows);
            if (json.nextToken() != null) {
                throw new UnmappedRecord(
                        Problem.UNREADABLE,
                        "expected one JSON value in a record, found another one from byte "
                                + json.currentTokenLocation().getByteOffset() + " on");
            }
        } catch (JsonProcessingException e) {
            String what = e.getOriginalMessage().replaceFirst("(?s)( \\(start marker at|\n).*", "");
            long at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
            throw new UnmappedRecord(Problem.UNREADABLE, "expected JSON, found at byte " + at + ": " + what);
        } catch (IOException e) {
            throw new UnmappedRecord(Problem.UNREADABLE, "expected JSON, found " + e.getMessage());
        }
    }

    private static void read(JsonParser json, JsonToken token, @Nullable PathNode node, Row row, Rows rows)
            throws IOException {
        if (node == null) {
            json.skipChildren();
            return;
        }
        switch (token) {
            case START_OBJECT -> object(json, node, row, rows);
            case START_ARRAY -> array(json, node, row, rows);
            default -> {
                for (int field : node.fields()) {
                    put(json, token, row, field);
                }
            }
        }
    }

    private static void object(JsonParser json, PathNode node, Row row, Rows rows) throws IOException {
        for (int field : node.fields()) {
            row.putOther(field, "an object");
        }
        if (!node.hasNames()) {
            json.skipChildren();
            return;
        }
        node.begin();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            read(json, json.nextToken(), node.name(name), row, rows);
        }
    }

    private static void array(JsonParser json, PathNode node, Row row, Rows rows) throws IOException {
        PathNode each = node.each();
        if (each != null) {
            rows.beginArray();
        }
        if (each != null || node.hasElements()) {
            for (int field : node.fields()) {
                row.putOther(field, "an array");
            }
            int index = 0;
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (each != null) {
                    read(json, token, each, rows.next(), rows);
                } else {
                    read(json, token, node.element(index++), row, rows);
                }
            }
        } else if (node.fields().length > 0) {
            samples(json, node, row);
        } else {
            json.skipChildren();
        }
    }

    private static void samples(JsonParser json, PathNode node, Row row) throws IOException {
        Samples samples = new Samples();
        String other = null;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            switch (token) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> samples.add(json.getDoubleValue());
                case VALUE_STRING -> samples.add(json.getText());
                case VALUE_NULL -> samples.add(Double.NaN);
                case VALUE_TRUE -> samples.add(1);
                case VALUE_FALSE -> samples.add(0);
                default -> {
                    other = token == JsonToken.START_ARRAY ? "an array of arrays" : "an array of objects";
                    json.skipChildren();
                }
            }
        }
        for (int field : node.fields()) {
            if (other == null) {
                row.put(field, samples);
            } else {
                row.putOther(field, other);
            }
        }
    }

    private static void put(JsonParser json, JsonToken token, Row row, int field) throws IOException {
        switch (token) {
            case VALUE_NUMBER_INT -> {
                if (json.getTextLength() <= WHOLE_DIGITS || json.getNumberType() != NumberType.BIG_INTEGER) {
                    row.put(field, json.getLongValue());
                } else {
                    row.put(field, json.getDoubleValue());
                }
            }
            case VALUE_NUMBER_FLOAT -> row.put(field, json.getDoubleValue());
            case VALUE_STRING -> row.put(field, json.getText());
            case VALUE_TRUE -> row.put(field, true);
            case VALUE_FALSE -> row.put(field, false);
            default -> row.putEmpty(field);
        }
    }
}
