package dev.heed.cli.input;

import dev.heed.ingest.Reason;
import dev.heed.ingest.fields.Format;
import dev.heed.ingest.fields.UnmappedRecord;
import dev.heed.ingest.mapping.Envelope;
import dev.heed.ingest.mapping.MappedRecord;
import dev.heed.ingest.mapping.RawReading;
import dev.heed.ingest.mapping.RecordMapper;
import dev.heed.ingest.mapping.RecordMapping;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a file, a record a line, with the mapper that the job has for its topic. For one thread. */
final class MappedRecords {
    private final Path file;
    private final RecordMapping mapping;
    private final RecordMapper mapper;
    private final String topic;
    private final MappedTally tally;

    MappedRecords(Path file, RecordMapping mapping, MappedTally tally) {
        this.file = file;
        this.mapping = mapping;
        this.mapper = new RecordMapper(mapping);
        this.topic = SeriesFiles.entityOf(file);
        this.tally = tally;
    }

    /** A line as a record; what Kafka would know of it, a file does not. */
    private record OfLine(String topic, byte[] value) implements Envelope {
        @Override
        public byte @Nullable [] key() {
            return null;
        }

        @Override
        public byte @Nullable [] header(String name) {
            return null;
        }

        @Override
        public long timestampMillis() {
            return -1;
        }
    }

    /** Gives out the readings of all lines; those that give none are counted. */
    void read(Consumer<RawReading> take) {
        try (RecordLines lines = RecordLines.open(file)) {
            lines.notes().forEach(tally::note);
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    tally.left(Left.EMPTY.words(), 1);
                } else if (mapping.format() instanceof Format.Influx && line.startsWith("#")) {
                    tally.left(Left.COMMENT.words(), 1);
                } else {
                    tally.record();
                    read(line, lines.place(), take);
                }
            }
        }
    }

    private void read(String line, String place, Consumer<RawReading> take) {
        long filtered = mapper.filtered();
        MappedRecord read = mapper.map(new OfLine(topic, line.getBytes(StandardCharsets.UTF_8)));
        tally.left("filtered (where)", mapper.filtered() - filtered);
        UnmappedRecord problem = read.problem();
        if (problem != null && isHeading(line)) {
            tally.left(Left.NAMES.words(), read.failed());
        } else if (problem != null) {
            tally.bad(Reason.of(problem.problem()).label(), read.failed(), place + ": " + problem.getMessage());
        }
        for (RawReading reading : read.readings()) {
            if (reading.entity().isEmpty()) {
                tally.bad(
                        Reason.NO_ENTITY.label(), samples(reading), place + ": expected an entity, found an empty one");
            } else {
                take.accept(reading);
            }
        }
    }

    /** How many samples a reading holds. */
    static int samples(RawReading reading) {
        int channels = reading.channels() == null ? 1 : reading.channels().size();
        return reading.values().length / channels;
    }

    /** Whether a line of CSV holds the names of the columns. */
    private boolean isHeading(String line) {
        if (!(mapping.format() instanceof Format.Csv csv) || csv.columns().isEmpty()) {
            return false;
        }
        try {
            return csv.trees(line.getBytes(StandardCharsets.UTF_8)).stream()
                    .allMatch(tree -> tree instanceof Map<?, ?> cells
                            && cells.entrySet().stream()
                                    .allMatch(cell -> cell.getKey().equals(cell.getValue())));
        } catch (UnmappedRecord e) {
            return false;
        }
    }
}
