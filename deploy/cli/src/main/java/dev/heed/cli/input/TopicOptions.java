package dev.heed.cli.input;

import dev.heed.cli.kafka.KafkaOptions;
import dev.heed.cli.kafka.RegistryChoice;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.ingest.mapping.Mappings;
import dev.heed.ingest.mapping.file.MappingFile;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelCard;
import dev.heed.wire.Encoding;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Topics of readings, and which of them are meant: a group of options, beside those of files. */
public final class TopicOptions {
    @ArgGroup(exclusive = false, multiplicity = "1")
    private KafkaOptions kafka = new KafkaOptions();

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private RegistryChoice registry = new RegistryChoice();

    @Option(
            names = "--topic",
            arity = "1..*",
            required = true,
            paramLabel = "TOPIC",
            description = "Topics of readings, Heed's own or as --mapping says.")
    private List<String> topics = List.of();

    @Option(
            names = "--entities",
            arity = "1..*",
            paramLabel = "PATTERN",
            description = "Entities of these names alone, with * and ? as in file names; all by default.")
    private List<String> entities = List.of();

    /** Properties of a Kafka client. */
    public Properties client() {
        return kafka.clientProperties();
    }

    /** The encoding of what is read. */
    public Encoding encoding() {
        return registry.encoding();
    }

    /** The registry, where one is given. */
    public RegistryChoice registry() {
        return registry;
    }

    /**
     * A span of these topics' entities.
     *
     * @param fromMicros the first time, µs since the epoch
     * @param toMicros the time after the last
     */
    public TopicSpan span(long fromMicros, long toMicros) {
        return new TopicSpan(fromMicros, toMicros, EntityPatterns.of(entities));
    }

    /**
     * The span that two options give.
     *
     * @throws Refusal of usage when one is no time, or the end is not after the begin
     */
    public TopicSpan span(@Nullable String from, @Nullable String to) {
        long begin = from == null ? 0 : micros("--from", from);
        long end = to == null ? Long.MAX_VALUE : micros("--to", to);
        if (end <= begin) {
            throw Refusal.usage("--to: expected a time after --from, %s, found %s".formatted(from, to));
        }
        return span(begin, end);
    }

    private static long micros(String option, String text) {
        try {
            return TimeFormat.of(text).parseMicros(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw Refusal.usage(option + ": expected " + TimeFormat.EXPECTED + ", found '" + text + "'")
                    .causedBy(e);
        }
    }

    /**
     * The newest time of the readings of these topics' entities, µs since the epoch.
     *
     * @param mapping as {@link #read} takes it
     * @param beforeMicros times from here on are of a clock that is fast, and do not count
     * @throws Refusal when a topic is not there or cannot be read, or nothing is found
     */
    public long newestMicros(@Nullable Path mapping, long beforeMicros, ModelCard card) {
        Properties client = client();
        Mappings mappings = mappings(mapping);
        Encoding encoding = encoding();
        TopicReadings readings = new TopicReadings(span(0, beforeMicros), card.channels(), 1);
        topics.forEach(topic -> readings.readNewest(client, topic, encoding, mappings));
        return readings.newestMicros()
                .orElseThrow(() -> Refusal.failure(
                        "topics %s: expected readings of the entities that were asked for, found".formatted(topics)
                                + " none among the newest"));
    }

    /** Checks that the topics are there, and reads how they are to be read. */
    private Mappings mappings(@Nullable Path mapping) {
        try (TopicAdmin admin = new TopicAdmin(client())) {
            admin.require(topics);
        }
        Mappings mappings = mapping == null ? Mappings.none() : MappingFile.read("--mapping", mapping);
        return mappings.needRegistry()
                ? mappings.asking(registry.settings()
                        .orElseThrow(() -> Refusal.preflight(
                                "--mapping: expected --schema-registry with framing: registry, found none")))
                : mappings;
    }

    /**
     * Reads the samples of a span.
     *
     * @param mapping file of mappings of those topics that do not hold Heed's own readings; null: all do
     * @param maxBadShare of a topic's samples that may not be readable, 0 to 1
     * @param card of the model that the rows are for; null: for none, with all channels that there are
     * @throws Refusal when a topic is not there or cannot be read, or nothing is found
     */
    public SeriesFiles read(TopicSpan span, @Nullable Path mapping, double maxBadShare, @Nullable ModelCard card) {
        Properties client = client();
        Mappings mappings = mappings(mapping);
        Encoding encoding = encoding();
        TopicReadings readings = new TopicReadings(span, card == null ? List.of() : card.channels(), maxBadShare);
        for (String topic : topics) {
            readings.read(client, topic, encoding, mappings);
        }
        return card == null
                ? readings.rows(List.of(), List.of())
                : readings.rows(
                        card.inputUnits(),
                        Arrays.stream(card.intake().missingNumbers()).boxed().toList());
    }
}
