package dev.heed.cli.apply;

import dev.heed.cli.input.Row;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.ingest.Ingested;
import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import dev.heed.ingest.TimeCheck;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.Intake;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.jspecify.annotations.Nullable;

/** Reads files as a Flink source: the n-th call gives the n-th row. For one subtask. */
final class FileReadings implements GeneratorFunction<Long, Ingested> {
    private static final long serialVersionUID = 1L;

    private final SeriesFiles files;
    private final Intake intake;
    private final TimeCheck times;
    private transient @Nullable Stream<Row> all;
    private transient @Nullable Iterator<Row> rows;

    FileReadings(SeriesFiles files, Intake intake, TimeCheck times) {
        this.files = files;
        this.intake = intake;
        this.times = times;
    }

    @Override
    public void open(SourceReaderContext context) {
        all = files.rows();
        rows = all.iterator();
    }

    @Override
    public Ingested map(Long index) {
        if (rows == null || !rows.hasNext()) {
            throw Refusal.failure(
                    "expected at least " + (index + 1) + " rows, found the end: a file was changed meanwhile");
        }
        Row row = rows.next();
        Origin origin = new Origin(row.entity(), 0, index);
        return times.sample(Reading.exact(intake, row.entity(), row.timeMicros(), row.values(), origin));
    }

    @Override
    public void close() {
        if (all != null) {
            all.close();
        }
    }
}
