package dev.heed.ingest.mapping;

import dev.heed.ingest.fields.FieldPath;
import dev.heed.ingest.fields.Numbers;
import dev.heed.ingest.fields.Row;
import dev.heed.ingest.fields.Row.Kind;
import dev.heed.ingest.fields.Rows;
import dev.heed.ingest.fields.Samples;
import dev.heed.ingest.fields.UnmappedRecord;
import dev.heed.ingest.fields.UnmappedRecord.Problem;
import dev.heed.ingest.mapping.Measures.Quantity;
import java.util.List;

/** Reads the values of a record's channels, scale and offset applied. */
final class ValueReader {
    private final List<Quantity> quantities;
    private final int[] fields;
    private final Values missing;
    private final boolean takesArrays;

    ValueReader(Measures measures, Values missing, FieldList fields) {
        this.quantities = measures instanceof Measures.Wide wide
                ? wide.channels().stream().map(Measures.Channel::quantity).toList()
                : List.of(((Measures.Narrow) measures).value());
        this.fields = quantities.stream()
                .mapToInt(quantity -> fields.add(quantity.path()))
                .toArray();
        this.missing = missing;
        this.takesArrays = measures.period() != null;
    }

    /** [samples × channels] row by row, NaN = missing. */
    double[] read(Rows rows, int row) throws UnmappedRecord {
        int samples = takesArrays ? samples(rows, row) : 1;
        double[] values = new double[samples * fields.length];
        boolean isThere = false;
        for (int channel = 0; channel < fields.length; channel++) {
            Row at = rows.of(row, fields[channel]);
            Kind kind = at.kind(fields[channel]);
            isThere |= kind != Kind.ABSENT;
            if (kind == Kind.SAMPLES && takesArrays) {
                array(at, channel, values);
            } else {
                values[channel] = value(at, channel);
                for (int sample = 1; sample < samples; sample++) {
                    values[sample * fields.length + channel] = Double.NaN; // a channel that is missing in this block
                }
            }
        }
        if (!isThere) {
            throw new UnmappedRecord(
                    Problem.UNMAPPED,
                    "expected a value at "
                            + quantities.stream()
                                    .map(Quantity::path)
                                    .map(FieldPath::text)
                                    .toList() + ", found none");
        }
        return values;
    }

    /** How many samples the channels have that are there: the same number each. */
    private int samples(Rows rows, int row) throws UnmappedRecord {
        int samples = -1;
        for (int channel = 0; channel < fields.length; channel++) {
            Row at = rows.of(row, fields[channel]);
            int count = switch (at.kind(fields[channel])) {
                case ABSENT, EMPTY -> samples;
                case SAMPLES -> at.samples(fields[channel]).size();
                default -> 1;
            };
            if (samples >= 0 && count != samples || count == 0) {
                throw new UnmappedRecord(
                        Problem.WRONG_VALUE_COUNT,
                        quantities.get(channel).path() + ": expected "
                                + (count == 0 ? "samples" : "as many samples as the other channels, " + samples)
                                + ", found " + at.found(fields[channel]));
            }
            samples = count;
        }
        return Math.max(1, samples);
    }

    private void array(Row row, int channel, double[] values) throws UnmappedRecord {
        Quantity quantity = quantities.get(channel);
        Samples samples = row.samples(fields[channel]);
        for (String text : samples.texts()) {
            if (!missing.has(text)) {
                throw UnmappedRecord.at(quantity.path(), "numbers", Row.quoted(text) + advice());
            }
        }
        for (int sample = 0; sample < samples.size(); sample++) {
            values[sample * fields.length + channel] = scaled(samples.value(sample), quantity);
        }
    }

    private double value(Row row, int channel) throws UnmappedRecord {
        Quantity quantity = quantities.get(channel);
        int field = fields[channel];
        return switch (row.kind(field)) {
            case ABSENT, EMPTY -> Double.NaN;
            case WHOLE, DECIMAL -> scaled(row.number(field), quantity);
            case TRUTH -> scaled(row.whole(field), quantity);
            case TEXT -> {
                String text = String.valueOf(row.text(field));
                double number = Numbers.parse(text);
                if (Double.isNaN(number) && !missing.has(text) && !text.equalsIgnoreCase("nan")) {
                    throw UnmappedRecord.at(quantity.path(), "a number", row.found(field) + advice());
                }
                yield scaled(number, quantity);
            }
            case SAMPLES ->
                throw UnmappedRecord.at(
                        quantity.path(), "a number", row.found(field) + "; of samples give their period");
            case OTHER -> throw UnmappedRecord.at(quantity.path(), "a number", row.found(field));
        };
    }

    private String advice() {
        return " (missing: " + missing.texts() + ")";
    }

    private double scaled(double value, Quantity quantity) {
        return missing.has(value) ? Double.NaN : value * quantity.scale() + quantity.offset();
    }
}
