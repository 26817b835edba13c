package dev.heed.ingest;

import dev.heed.ingest.mapping.Mappings;
import dev.heed.ingest.mapping.file.MappingFile;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.Intake;
import dev.heed.registry.RegistrySettings;
import dev.heed.wire.Encoding;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.enumerator.subscriber.KafkaSubscriber;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.jspecify.annotations.Nullable;

/** Builds the source of readings from its options. */
public final class KafkaReadings {
    /**
     * How long a broker may gather readings for an answer, unless the client's properties say otherwise. By default it answers
     * each record, and a job below its highest rate then spends more on thousands of requests a second than on readings.
     */
    private static final int GATHERED_MILLIS = 10;

    private static final int GATHERED_BYTES = 64 * 1024;

    /** How often new partitions are looked for: what is written to them before they are found may be late. */
    private static final String LOOK_UP_MILLIS = "1000";

    private KafkaReadings() {}

    /**
     * A source over the configured topics.
     *
     * @param client properties of the Kafka clients, {@code bootstrap.servers} among them
     * @param encoding of the records
     * @param intake of the model; null where the window stage finds out which model it is
     * @param feedbackTopic read as well, for what people say of alerts; empty where there is none
     */
    public static ReadingSource source(
            ReadableConfig options,
            Properties client,
            Encoding encoding,
            @Nullable Intake intake,
            String feedbackTopic) {
        ReadingLimits limits = ReadingLimits.of(options);
        KafkaSourceBuilder<Ingested> builder = KafkaSource.<Ingested>builder()
                .setProperty(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, Integer.toString(GATHERED_BYTES))
                .setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Integer.toString(GATHERED_MILLIS))
                .setProperties(client)
                .setKafkaSubscriber(new KnownPartitions(topics(options, feedbackTopic)))
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .setGroupId(options.get(IngestOptions.GROUP))
                .setStartingOffsets(start(options.get(IngestOptions.START)))
                .setDeserializer(new ReadingDecoder(
                        encoding, intake, limits, new ForeignTopics(feedbackTopic, mappings(options))));
        if (options.get(IngestOptions.STOP).equals("latest")) {
            builder.setBounded(OffsetsInitializer.latest());
        } else {
            builder.setProperty(KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), LOOK_UP_MILLIS);
        }
        return new ReadingSource(builder.build(), client, options.get(IngestOptions.IDLE_TIMEOUT), feedbackTopic);
    }

    /**
     * How the topics are read that do not hold readings of Heed's own.
     *
     * @throws Refusal when the file cannot be read or is not as it must be
     */
    public static Mappings mappings(ReadableConfig options) {
        return options.getOptional(IngestOptions.MAPPING)
                .map(Path::of)
                .map(MappingFile::read)
                .map(mappings -> mappings.needRegistry() ? mappings.asking(registry(options)) : mappings)
                .orElse(Mappings.none());
    }

    private static RegistrySettings registry(ReadableConfig options) {
        return RegistrySettings.of(options)
                .orElseThrow(() -> Refusal.preflight("heed.ingest.mapping: expected heed.schema-registry.url with"
                        + " framing: registry, found none"));
    }

    private static KafkaSubscriber topics(ReadableConfig options, String feedbackTopic) {
        String pattern = options.getOptional(IngestOptions.TOPIC_PATTERN).orElse(null);
        if (pattern != null) {
            String all = feedbackTopic.isEmpty() ? pattern : "(" + pattern + ")|" + Pattern.quote(feedbackTopic);
            return KafkaSubscriber.getTopicPatternSubscriber(Pattern.compile(all));
        }
        List<String> topics = new ArrayList<>(options.get(IngestOptions.TOPICS));
        if (!feedbackTopic.isEmpty()) {
            topics.add(feedbackTopic);
        }
        return KafkaSubscriber.getTopicListSubscriber(topics);
    }

    private static OffsetsInitializer start(String start) {
        return switch (start) {
            case "earliest" -> OffsetsInitializer.earliest();
            case "latest" -> OffsetsInitializer.latest();
            case "committed" -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
            default -> OffsetsInitializer.timestamp(Instant.parse(start).toEpochMilli());
        };
    }
}
