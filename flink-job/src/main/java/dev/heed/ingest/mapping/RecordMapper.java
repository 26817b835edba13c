package dev.heed.ingest.mapping;

import dev.heed.ingest.fields.FieldReader;
import dev.heed.ingest.fields.Row;
import dev.heed.ingest.fields.Rows;
import dev.heed.ingest.fields.UnmappedRecord;
import dev.heed.ingest.fields.UnmappedRecord.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns records into readings as a mapping says. Not thread-safe. */
public final class RecordMapper {
    private final RecordMapping mapping;
    private final FieldReader reader;
    private final Rows rows;
    private final EntityReader entity;
    private final TimeReader time;
    private final ChannelNames channels;
    private final ValueReader values;
    private final int[] conditions;
    private final int period;
    private long filtered;

    /** A mapper of records of one kind. */
    public RecordMapper(RecordMapping mapping) {
        FieldList fields = new FieldList();
        this.mapping = mapping;
        entity = new EntityReader(mapping.entity(), fields);
        time = new TimeReader(mapping.time(), fields);
        channels = new ChannelNames(mapping.measures(), fields);
        values = new ValueReader(mapping.measures(), mapping.missing(), fields);
        conditions = mapping.where().stream()
                .mapToInt(condition -> fields.add(condition.path()))
                .toArray();
        period = mapping.measures().period() instanceof Measures.Given given ? fields.add(given.path()) : -1;
        rows = new Rows(fields.paths());
        reader = mapping.format().reader(fields.paths());
    }

    /** Whether each reading is of one channel that the record names. */
    public boolean isNarrow() {
        return mapping.measures() instanceof Measures.Narrow;
    }

    /** Rows so far that the mapping's conditions left out. */
    public long filtered() {
        return filtered;
    }

    /** The readings of a record. */
    public MappedRecord map(Envelope record) {
        try {
            reader.read(record.value(), rows);
            if (!rows.hasArray() && isTaken(0)) {
                throw new UnmappedRecord(Problem.UNMAPPED, "expected an array where the mapping has [], found none");
            }
            if (rows.size() == 0) {
                filtered++; // no array, or an empty one
            }
            return rows.size() == 1 ? one(record) : several(record);
        } catch (UnmappedRecord e) {
            return new MappedRecord(List.of(), e, 1);
        }
    }

    private MappedRecord one(Envelope record) throws UnmappedRecord {
        RawReading reading = reading(record, 0);
        return new MappedRecord(reading == null ? List.of() : List.of(reading), null, 0);
    }

    private MappedRecord several(Envelope record) {
        List<RawReading> readings = new ArrayList<>(rows.size());
        UnmappedRecord first = null;
        int failed = 0;
        for (int row = 0; row < rows.size(); row++) {
            try {
                RawReading reading = reading(record, row);
                if (reading != null) {
                    readings.add(reading);
                }
            } catch (UnmappedRecord e) {
                failed++;
                if (first == null) {
                    String which = " (in " + (row + 1) + " of " + rows.size() + ")";
                    first = new UnmappedRecord(e.problem(), e.getMessage() + which);
                }
            }
        }
        return new MappedRecord(readings, first, failed);
    }

    private @Nullable RawReading reading(Envelope record, int row) throws UnmappedRecord {
        if (!isTaken(row)) {
            filtered++;
            return null;
        }
        String name = entity.read(record, rows, row);
        long micros = time.micros(record, rows, row);
        List<String> names = channels.read(rows, row);
        double[] read = values.read(rows, row);
        return new RawReading(name, micros, read.length == names.size() ? 0 : periodMicros(row), names, read);
    }

    private boolean isTaken(int row) {
        for (int i = 0; i < conditions.length; i++) {
            if (!mapping.where().get(i).values().has(rows.of(row, conditions[i]), conditions[i])) {
                return false;
            }
        }
        return true;
    }

    /** µs between the samples of an array; there are arrays only where a period is given. */
    private double periodMicros(int row) throws UnmappedRecord {
        Measures.SamplePeriod given = mapping.measures().period();
        if (given instanceof Measures.Fixed fixed) {
            return fixed.micros();
        }
        if (!(given instanceof Measures.Given field)) {
            throw new IllegalStateException("expected a period of arrays, found " + given);
        }
        Row at = rows.of(row, period);
        return switch (at.kind(period)) {
            case WHOLE, DECIMAL -> field.unit().micros(at.number(period));
            default ->
                throw UnmappedRecord.at(
                        field.path(),
                        "the time between two samples in " + field.unit().label(),
                        at.found(period));
        };
    }
}
