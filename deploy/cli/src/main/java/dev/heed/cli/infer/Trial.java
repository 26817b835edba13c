package dev.heed.cli.infer;

import dev.heed.cli.terminal.Table;
import dev.heed.ingest.ForeignTopics;
import dev.heed.ingest.Ingested;
import dev.heed.ingest.Reading;
import dev.heed.ingest.ReadingDecoder;
import dev.heed.ingest.ReadingLimits;
import dev.heed.ingest.Rejected;
import dev.heed.ingest.mapping.Mappings;
import dev.heed.ingest.mapping.Measures;
import dev.heed.model.series.Intake;
import dev.heed.wire.SingleObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.util.Collector;

/** Reads a sample with the job's own decoder and a mapping. Mutable, while it reads. */
final class Trial implements Collector<Ingested> {
    private static final int SHOWN_ROWS = 10;
    private static final int SHOWN_CHANNELS = 6;
    private static final Duration MAX_FUTURE = Duration.ofHours(1);
    private static final int MAX_SAMPLES = 100_000;

    private final List<String> channels;
    private final boolean isNarrow;
    private final List<Reading> readings = new ArrayList<>();
    private final Map<String, List<String>> rejected = new TreeMap<>();
    private long leftOut;

    private Trial(List<String> channels, boolean isNarrow) {
        this.channels = channels;
        this.isNarrow = isNarrow;
    }

    /** What becomes of a sample's records, for a model of these channels. */
    static Trial of(Sample sample, Mappings mappings, List<String> channels) {
        boolean isNarrow = mappings.topics().get(0).mapping().measures() instanceof Measures.Narrow;
        Trial trial = new Trial(channels, isNarrow);
        ReadingDecoder decoder = new ReadingDecoder(
                new SingleObject(),
                Intake.plain(channels),
                new ReadingLimits(MAX_FUTURE, MAX_SAMPLES, false),
                new ForeignTopics("", mappings));
        sample.records().forEach(record -> decoder.deserialize(record, trial));
        return trial;
    }

    @Override
    public void collect(Ingested ingested) {
        Rejected bad = ingested.rejected();
        if (ingested.reading() != null) {
            readings.add(ingested.reading());
        } else if (bad != null) {
            rejected.computeIfAbsent(bad.label(), none -> new ArrayList<>()).add(bad.message());
        } else {
            leftOut++;
        }
    }

    @Override
    public void close() {}

    /** Whether any record gave a reading. */
    boolean hasReadings() {
        return !readings.isEmpty();
    }

    /** What became of the records, a line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        long samples = readings.stream().mapToLong(this::samples).sum();
        Set<String> entities = new HashSet<>();
        Set<String> places = new HashSet<>();
        readings.forEach(reading -> {
            entities.add(reading.entity());
            places.add(reading.entity() + '\n' + reading.timeMicros() + '\n' + Arrays.toString(reading.channels()));
        });
        lines.add("the job's decoder reads %,d rows of %,d %s from it"
                .formatted(samples, entities.size(), entities.size() == 1 ? "entity" : "entities"));
        rejected.forEach((why, messages) -> lines.add(
                "%,d records would be dead letters '%s': %s".formatted(messages.size(), why, messages.get(0))));
        if (leftOut > 0) {
            lines.add("%,d records would be left out".formatted(leftOut));
        }
        if (places.size() < .9 * readings.size()) {
            lines.add(
                    "%,d of %,d rows have the entity and the time of another: does a further field tell entities apart? --entity PATH"
                                    .formatted(readings.size() - places.size(), readings.size())
                            + " names it");
        }
        return lines;
    }

    private long samples(Reading reading) {
        return reading.values().length / reading.width(channels.size());
    }

    /** The first rows. */
    Table table() {
        List<String> shown = channels.subList(0, Math.min(SHOWN_CHANNELS, channels.size()));
        List<String> heads = new ArrayList<>(List.of("entity", "time"));
        heads.addAll(isNarrow ? List.of("channel", "value") : shown);
        if (!isNarrow && shown.size() < channels.size()) {
            heads.add("+%d more".formatted(channels.size() - shown.size()));
        }
        Table table = Table.of(heads.toArray(String[]::new));
        int rows = 0;
        for (Reading reading : readings) {
            for (int sample = 0; sample < samples(reading) && rows < SHOWN_ROWS; sample++, rows++) {
                table.row(cells(reading, sample, shown.size(), heads.size()).toArray());
            }
        }
        return table;
    }

    private List<Object> cells(Reading reading, int sample, int shown, int width) {
        List<Object> cells = new ArrayList<>();
        cells.add(reading.entity());
        cells.add(Instant.EPOCH.plus(reading.timeOf(sample), ChronoUnit.MICROS));
        int values = reading.width(channels.size());
        if (isNarrow) {
            cells.add(channels.get(reading.channel(0)));
            cells.add(text(reading.values()[sample]));
            return cells;
        }
        String[] byChannel = new String[channels.size()];
        Arrays.fill(byChannel, "");
        for (int column = 0; column < values; column++) {
            byChannel[reading.channel(column)] = text(reading.values()[sample * values + column]);
        }
        cells.addAll(Arrays.asList(byChannel).subList(0, shown));
        while (cells.size() < width) {
            cells.add("");
        }
        return cells;
    }

    private static String text(float value) {
        return Float.isNaN(value)
                ? ""
                : "%.6g".formatted(value).replaceFirst("([.]\\d*?)0+$", "$1").replaceFirst("[.]$", "");
    }
}
