package dev.heed.ingest;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** What can be set about reading from Kafka. */
public final class IngestOptions {
    public static final ConfigOption<String> BOOTSTRAP_SERVER = ConfigOptions.key("heed.bootstrap-server")
            .stringType()
            .noDefaultValue()
            .withDescription("Kafka brokers, host:port[,host:port…].");

    public static final ConfigOption<String> COMMAND_CONFIG = ConfigOptions.key("heed.command-config")
            .stringType()
            .noDefaultValue()
            .withDescription("Properties file for all Kafka clients, such as security settings.");

    public static final ConfigOption<List<String>> TOPICS = ConfigOptions.key("heed.ingest.topics")
            .stringType()
            .asList()
            .defaultValues("sensor-readings")
            .withDescription("Topics to read, separated by ';'.");

    public static final ConfigOption<String> TOPIC_PATTERN = ConfigOptions.key("heed.ingest.topic-pattern")
            .stringType()
            .noDefaultValue()
            .withDescription("Regular expression of the topics to read, instead of heed.ingest.topics.");

    public static final ConfigOption<String> MAPPING = ConfigOptions.key("heed.ingest.mapping")
            .stringType()
            .noDefaultValue()
            .withDescription(
                    "YAML file that says how topics of other formats are read (JSON, CSV, Influx's lines, Avro of any"
                            + " schema): where the entity, the time and the channels stand; flink-job/README has examples."
                            + " Topics that it does not name are read as SensorReading.");

    public static final ConfigOption<String> GROUP = ConfigOptions.key("heed.ingest.group")
            .stringType()
            .defaultValue("heed")
            .withDescription(
                    "Consumer group that shows the job's progress, one checkpoint behind, so that the outputs of all"
                            + " before its offsets are committed; Flink's checkpoints decide where it goes on.");

    public static final ConfigOption<String> START = ConfigOptions.key("heed.ingest.start")
            .stringType()
            .defaultValue("earliest")
            .withDescription(
                    "Where to start without a checkpoint: earliest, latest, committed (the group's offsets, before"
                            + " which everything is in the outputs), or a time such as 2026-01-31T00:00:00Z.");

    public static final ConfigOption<String> STOP = ConfigOptions.key("heed.ingest.stop")
            .stringType()
            .defaultValue("never")
            .withDescription("Where to stop: never, or latest (the ends of the topics as they are at the start).");

    public static final ConfigOption<Duration> MAX_LATENESS = ConfigOptions.key("heed.ingest.max-lateness")
            .durationType()
            .defaultValue(Duration.ofSeconds(1))
            .withDescription("How much older than the newest reading of its entity a reading may be. A hop waits that"
                    + " long for stragglers; later ones go to dead-letters.");

    public static final ConfigOption<Duration> MAX_SKEW = ConfigOptions.key("heed.ingest.max-skew")
            .durationType()
            .noDefaultValue()
            .withDescription(
                    "How far one entity's clock may take event time beyond most of its partition's. A clock further"
                            + " ahead is told, its readings are taken on its own time. One step of the model, at least 1 s,"
                            + " unless given.");

    public static final ConfigOption<Duration> IDLE_TIMEOUT = ConfigOptions.key("heed.ingest.idle-timeout")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDescription("After so long without a record a partition no longer holds back the others, if the broker"
                    + " says that its end has been read. One that cannot be reached holds them back.");

    public static final ConfigOption<Duration> MAX_FUTURE = ConfigOptions.key("heed.ingest.max-future")
            .durationType()
            .defaultValue(Duration.ofHours(1))
            .withDescription("How far ahead of the clock a reading may be; those beyond go to dead-letters before they"
                    + " can move time on.");

    public static final ConfigOption<Integer> MAX_SAMPLES = ConfigOptions.key("heed.ingest.max-samples")
            .intType()
            .defaultValue(100_000)
            .withDescription("Samples that one record may hold; larger ones go to dead-letters.");

    /** What becomes of a record with channels that the model does not have. */
    public enum UnknownChannels {
        IGNORE,
        REJECT
    }

    public static final ConfigOption<UnknownChannels> UNKNOWN_CHANNELS = ConfigOptions.key(
                    "heed.ingest.unknown-channels")
            .enumType(UnknownChannels.class)
            .defaultValue(UnknownChannels.IGNORE)
            .withDescription(
                    "What becomes of a record that has channels beside the model's: IGNORE uses the known ones,"
                            + " counts it and names the others once in the log; REJECT makes it a dead letter.");

    public static final ConfigOption<Double> MAX_BAD_RATE = ConfigOptions.key("heed.ingest.max-bad-rate")
            .doubleType()
            .defaultValue(.5)
            .withDescription("The job fails when more than this share of a minute's records is bad (and at least 100"
                    + " are): then the schema is wrong, not a record. It does so once those can be read in dead-letters,"
                    + " two checkpoints later. 1 never fails.");

    private IngestOptions() {}
}
