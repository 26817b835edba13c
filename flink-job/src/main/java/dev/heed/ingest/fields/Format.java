package dev.heed.ingest.fields;

import dev.heed.wire.AvroPlace;
import dev.heed.wire.ForeignAvro;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A format of records. */
public sealed interface Format extends Serializable {
    /** A reader of these fields, in their order. */
    FieldReader reader(List<FieldPath> paths);

    /**
     * The records that a value holds, whole, to look at such that nobody knows yet: maps by name, lists, texts, numbers, truths and
     * null. Paths lead through them.
     *
     * @throws UnmappedRecord when the bytes are not of the format
     */
    List<@Nullable Object> trees(byte[] value) throws UnmappedRecord;

    /** What a path must be in this format, in words; empty where it is. */
    default Optional<String> expectsOther(FieldPath path) {
        return Optional.empty();
    }

    /**
     * A path as it is written in this format.
     *
     * @throws IllegalArgumentException when it is none
     */
    default FieldPath path(String text) {
        return FieldPath.parse(text);
    }

    /** JSON: one value a record. */
    record Json() implements Format {
        @Override
        public FieldReader reader(List<FieldPath> paths) {
            return new JsonFields(paths);
        }

        @Override
        public List<@Nullable Object> trees(byte[] value) throws UnmappedRecord {
            return RecordTrees.json(value);
        }
    }

    /**
     * Lines of cells, without a header.
     *
     * @param delimiter between the cells
     * @param columns their names; empty: paths are their numbers, from 0 on
     * @param decimalComma whether numbers have a comma before their fraction, and points between thousands if any
     */
    record Csv(char delimiter, List<String> columns, boolean decimalComma) implements Format {
        @Override
        public FieldReader reader(List<FieldPath> paths) {
            return new CsvFields(this, paths);
        }

        @Override
        public List<@Nullable Object> trees(byte[] value) throws UnmappedRecord {
            return RecordTrees.csv(this, value);
        }

        @Override
        public FieldPath path(String text) {
            return FieldPath.of(text);
        }

        @Override
        public Optional<String> expectsOther(FieldPath path) {
            return cell(path.text()) >= 0
                    ? Optional.empty()
                    : Optional.of(
                            columns.isEmpty()
                                    ? "a column's number, 0 for the first (or give csv.columns their names)"
                                    : "one of the columns " + columns);
        }

        /** The number of a column, −1 where there is none of this name. */
        int cell(String name) {
            return columns.isEmpty() && name.matches("\\d{1,6}") ? Integer.parseInt(name) : columns.indexOf(name);
        }
    }

    /** Lines of Influx's protocol: {@code measurement}, {@code tag.NAME}, {@code field.NAME} and {@code time}. */
    record Influx() implements Format {
        @Override
        public FieldReader reader(List<FieldPath> paths) {
            return new InfluxFields(paths);
        }

        @Override
        public List<@Nullable Object> trees(byte[] value) throws UnmappedRecord {
            return RecordTrees.influx(value);
        }

        @Override
        public Optional<String> expectsOther(FieldPath path) {
            return InfluxFields.isPath(path)
                    ? Optional.empty()
                    : Optional.of("measurement, tag.NAME, field.NAME or time");
        }
    }

    /** Avro of one schema. */
    record Avro(ForeignAvro.Layout layout) implements Format {
        @Override
        public FieldReader reader(List<FieldPath> paths) {
            return new AvroFields(layout, paths);
        }

        @Override
        public List<@Nullable Object> trees(byte[] value) throws UnmappedRecord {
            return RecordTrees.avro(layout, value);
        }

        @Override
        public Optional<String> expectsOther(FieldPath path) {
            if (layout.isOpen()) {
                return Optional.empty();
            }
            Optional<AvroPlace> place = Optional.of(layout.root());
            for (FieldPath.Step step : path.steps()) {
                place = place.flatMap(at -> step instanceof FieldPath.Name name ? at.field(name.name()) : at.element());
            }
            return place.isPresent() ? Optional.empty() : Optional.of("a field of the schema");
        }
    }
}
