package dev.heed.cli.input;

import dev.heed.cli.kafka.TopicScan;
import dev.heed.ingest.KafkaEnvelope;
import dev.heed.ingest.Reason;
import dev.heed.ingest.fields.UnmappedRecord;
import dev.heed.ingest.mapping.MappedRecord;
import dev.heed.ingest.mapping.Mappings;
import dev.heed.ingest.mapping.Measures;
import dev.heed.ingest.mapping.RawReading;
import dev.heed.ingest.mapping.RecordMapper;
import dev.heed.ingest.mapping.RecordMapping;
import dev.heed.model.refusal.Refusal;
import dev.heed.schemas.SensorReading;
import dev.heed.wire.Encoding;
import dev.heed.wire.Micros;
import dev.heed.wire.RecordReader;
import dev.heed.wire.UnreadableRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads the samples of a span from topics, each with the decoder or the mapper that the job has for it. For one thread. */
final class TopicReadings {
    /** Clocks of who measures and of who writes are no further apart. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    /** Records of a partition among whose times the newest is looked for. */
    private static final int NEWEST = 200;

    private final TopicSpan span;
    private final List<String> known;
    private final double maxBadShare;
    private final List<Held> held = new ArrayList<>();
    private final Set<String> named = new LinkedHashSet<>();
    private final List<MappedTally> tallies = new ArrayList<>();

    /** A reading of one topic. */
    private record Held(RawReading reading, boolean isNarrow, MappedTally tally) {}

    /**
     * A reader.
     *
     * @param known channels of a model, which are read alone; empty: all that there are
     * @param maxBadShare of a topic's samples that may not be readable, 0 to 1
     */
    TopicReadings(TopicSpan span, List<String> known, double maxBadShare) {
        this.span = span;
        this.known = known;
        this.maxBadShare = maxBadShare;
    }

    /**
     * Reads a topic from the first record that may hold such a sample to its present end.
     *
     * @throws Refusal when it cannot be read
     */
    void read(Properties client, String topic, Encoding encoding, Mappings mappings) {
        Instant begin = Micros.instant(span.fromMicros()).minus(CLOCKS);
        read(topic, encoding, mappings, take -> new TopicScan(client, topic).since(begin, take));
    }

    /**
     * Reads the last records of a topic's partitions alone.
     *
     * @throws Refusal when it cannot be read
     */
    void readNewest(Properties client, String topic, Encoding encoding, Mappings mappings) {
        read(topic, encoding, mappings, take -> new TopicScan(client, topic).newest(NEWEST, take));
    }

    /** The newest time of all that was read, µs since the epoch; empty where nothing was. */
    OptionalLong newestMicros() {
        return held.stream()
                .map(Held::reading)
                .mapToLong(one -> one.timeMicros() + Math.round((MappedRecords.samples(one) - 1) * one.periodMicros()))
                .max();
    }

    private void read(
            String topic,
            Encoding encoding,
            Mappings mappings,
            Consumer<Consumer<ConsumerRecord<byte[], byte[]>>> scan) {
        MappedTally tally = new MappedTally(Path.of(topic), maxBadShare);
        tallies.add(tally);
        Optional<RecordMapping> mapping = mappings.of(topic);
        mapping.ifPresent(this::name);
        RecordMapper mapper = mapping.map(RecordMapper::new).orElse(null);
        RecordReader<SensorReading> reader = encoding.reader(SensorReading.class);
        boolean isNarrow = mapping.isPresent() && mapping.get().measures() instanceof Measures.Narrow;
        scan.accept(record -> {
            if (record.value() != null && record.value().length > 0) {
                tally.record();
                List<RawReading> found = mapper == null ? own(reader, record, tally) : mapped(mapper, record, tally);
                found.forEach(reading -> take(reading, isNarrow, tally, place(record)));
            }
        });
    }

    private void name(RecordMapping mapping) {
        if (mapping.measures() instanceof Measures.Wide wide) {
            wide.channels().forEach(channel -> named.add(channel.name()));
        }
    }

    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return "partition %d, offset %d".formatted(record.partition(), record.offset());
    }

    private List<RawReading> own(
            RecordReader<SensorReading> reader, ConsumerRecord<byte[], byte[]> record, MappedTally tally) {
        try {
            SensorReading reading = reader.read(record.value());
            List<String> channels = reading.getChannels() == null ? known : reading.getChannels();
            if (channels.isEmpty()) {
                throw Refusal.failure(
                        "topic %s, %s: expected the names of the channels in each record, found none, and no model"
                                        .formatted(record.topic(), place(record))
                                + " says them; let who writes name them");
            }
            double[] values = new double[reading.getValues().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = reading.getValues().get(i);
            }
            return List.of(new RawReading(
                    reading.getEntity(), Micros.of(reading.getTime()), reading.getPeriod(), channels, values));
        } catch (UnreadableRecord e) {
            if (e.problem() == UnreadableRecord.Problem.NOT_YET) {
                throw Refusal.failure(String.valueOf(e.getMessage())).causedBy(e);
            }
            tally.bad(Reason.UNDECODABLE.label(), 1, place(record) + ": " + e.getMessage());
            return List.of();
        }
    }

    private static List<RawReading> mapped(
            RecordMapper mapper, ConsumerRecord<byte[], byte[]> record, MappedTally tally) {
        long filtered = mapper.filtered();
        MappedRecord read = mapper.map(new KafkaEnvelope(record, record.value()));
        tally.left("filtered (where)", mapper.filtered() - filtered);
        UnmappedRecord problem = read.problem();
        if (problem != null && problem.problem() == UnmappedRecord.Problem.NOT_YET) {
            throw Refusal.failure(String.valueOf(problem.getMessage())).causedBy(problem);
        }
        if (problem != null) {
            tally.bad(Reason.of(problem.problem()).label(), read.failed(), place(record) + ": " + problem.getMessage());
        }
        return read.readings();
    }

    private void take(RawReading reading, boolean isNarrow, MappedTally tally, String place) {
        List<String> channels = reading.channels();
        int width = channels == null ? 1 : channels.size();
        if (reading.entity().isEmpty() || reading.values().length == 0 || reading.values().length % width != 0) {
            boolean isNobodys = reading.entity().isEmpty();
            tally.bad(
                    (isNobodys ? Reason.NO_ENTITY : Reason.WRONG_VALUE_COUNT).label(),
                    1,
                    place
                            + (isNobodys
                                    ? ": expected an entity, found an empty one"
                                    : ": expected a multiple of %d values, found %d"
                                            .formatted(width, reading.values().length)));
            return;
        }
        if (channels != null && !known.isEmpty() && channels.stream().noneMatch(known::contains)) {
            named.addAll(channels);
            tally.left("without a channel of the model", MappedRecords.samples(reading));
            return;
        }
        RawReading within = span.of(reading);
        int samples = MappedRecords.samples(reading);
        tally.left("of another time or entity", samples - (within == null ? 0 : MappedRecords.samples(within)));
        if (within != null) {
            held.add(new Held(within, isNarrow, tally));
        }
    }

    /**
     * The rows that were read.
     *
     * @param units of the known channels, "" where there is none; empty where no channel has one
     * @param sentinels numbers that stand for no value
     * @throws Refusal when there are none, none has one of the known channels, or too much is not as it must be
     */
    TopicRows rows(List<String> units, List<Double> sentinels) {
        held.sort(Comparator.comparing(one -> one.reading().entity())); // partitions come in any order
        held.forEach(one -> named.addAll(channels(one.reading())));
        if (held.isEmpty()) {
            tallies.forEach(MappedTally::finish);
        }
        if (held.isEmpty() && !hasOtherChannelsAlone()) {
            throw Refusal.failure(
                    "topics %s: expected readings of the time and the entities that were asked for, found none%s"
                            .formatted(tallies.stream().map(MappedTally::file).toList(), leftOut()));
        }
        List<String> channels = known.isEmpty() ? List.copyOf(named) : known;
        if (hasOtherChannelsAlone()) {
            throw Refusal.failure(
                    "expected channels of the model %s, found none of them among %s; is it the model for this topic?"
                            .formatted(known, named));
        }
        MappedRows rows = new MappedRows(channels, sentinels);
        held.forEach(one -> rows.add(one.reading(), one.isNarrow(), one.tally()));
        tallies.forEach(MappedTally::finish);
        return TopicRows.of(rows.inOrder(tallies.get(0)).toList(), channels, units, tallies);
    }

    private boolean hasOtherChannelsAlone() {
        return !known.isEmpty() && !named.isEmpty() && known.stream().noneMatch(named::contains);
    }

    private String leftOut() {
        return tallies.stream()
                .filter(tally -> tally.rows() > 0)
                .map(tally -> "; left out of " + tally.file() + ": " + tally.leftOut())
                .reduce("", String::concat);
    }

    private static List<String> channels(RawReading reading) {
        @Nullable List<String> channels = reading.channels();
        return channels == null ? List.of() : channels;
    }
}
