package dev.heed.job;

import dev.heed.attend.AttendOptions;
import dev.heed.emit.DeadLetterEncoder;
import dev.heed.emit.DetectionEncoder;
import dev.heed.emit.KafkaRecords;
import dev.heed.emit.Outgoing;
import dev.heed.emit.Topics;
import dev.heed.emit.TransactionCheck;
import dev.heed.ingest.IngestOptions;
import dev.heed.ingest.Ingested;
import dev.heed.ingest.KafkaReadings;
import dev.heed.ingest.ReadingWatermarks;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job from Kafka to Kafka. */
public final class HeedJob {
    private HeedJob() {}

    /**
     * Submits the job to the cluster that {@code flink run} names.
     *
     * @param args {@code -Dheed.x=y} or {@code --config FILE}, as {@link JobArguments} takes them
     */
    public static void main(String[] args) throws Exception {
        Configuration options = JobArguments.parse(args);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(withDefaults(options));
        define(env, options);
        env.execute("heed");
    }

    /** Flink's own settings, with Heed's defaults where nothing was set. */
    public static Configuration withDefaults(Configuration options) {
        Configuration settings = new Configuration(options);
        setDefault(settings, CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
        setDefault(settings, ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(5));
        setDefault(settings, PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(20));
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        return settings;
    }

    private static <T> void setDefault(Configuration settings, ConfigOption<T> option, T value) {
        if (!settings.contains(option)) {
            settings.set(option, value);
        }
    }

    /**
     * Checks the settings and puts the whole job together.
     *
     * @throws Refusal when a setting would make the job fail later
     * @throws dev.heed.model.refusal.Refusal when the model is not as it must be
     */
    public static void define(StreamExecutionEnvironment env, Configuration options) {
        JobOptions.check(options);
        String bootstrapServer = required(options, IngestOptions.BOOTSTRAP_SERVER);
        String model = required(options, AttendOptions.MODEL);
        Properties client = ClientProperties.of(options);
        ModelDirectory directory = ModelDirectory.open(Path.of(model));
        PipelinePlan plan = PipelinePlan.of(options, directory.card(), model, directory.digest());
        TransactionCheck.check(env.getConfiguration(), bootstrapServer, client);

        DataStream<Ingested> readings = env.fromSource(
                        KafkaReadings.source(options, client, directory.card().channels()),
                        ReadingWatermarks.of(
                                options.get(IngestOptions.MAX_LATENESS), options.get(IngestOptions.IDLE_TIMEOUT)),
                        "sensor-readings")
                .uid("sensor-readings");
        Pipeline.Outputs outputs = Pipeline.define(readings, plan);
        records(outputs, plan, options)
                .sinkTo(KafkaRecords.sink(options, bootstrapServer, client))
                .name("emit")
                .uid("emit");
    }

    private static DataStream<Outgoing> records(Pipeline.Outputs outputs, PipelinePlan plan, ReadableConfig options) {
        Topics topics = Topics.of(options);
        DataStream<Outgoing> detections = outputs.detections()
                .flatMap(new DetectionEncoder(topics, plan.output()))
                .returns(TypeInformation.of(Outgoing.class))
                .name("encode")
                .uid("encode");
        DataStream<Outgoing> deadLetters = outputs.deadLetters()
                .map(new DeadLetterEncoder(topics))
                .name("encode-dead-letters")
                .uid("encode-dead-letters");
        return detections.union(deadLetters);
    }

    private static String required(ReadableConfig options, ConfigOption<String> option) {
        return options.getOptional(option)
                .orElseThrow(() -> Refusal.preflight(
                        option.key() + ": expected a value, found none; give -D" + option.key() + "=…"));
    }
}
