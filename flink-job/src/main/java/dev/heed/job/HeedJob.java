package dev.heed.job;

import dev.heed.attend.AttendOptions;
import dev.heed.detect.DetectOptions;
import dev.heed.emit.BrokerLimits;
import dev.heed.emit.DeadLetterEncoder;
import dev.heed.emit.DetectionEncoder;
import dev.heed.emit.EmitCheck;
import dev.heed.emit.KafkaRecords;
import dev.heed.emit.LargestRecords;
import dev.heed.emit.Outgoing;
import dev.heed.emit.OutputTopics;
import dev.heed.ingest.IngestOptions;
import dev.heed.ingest.Ingested;
import dev.heed.ingest.KafkaReadings;
import dev.heed.ingest.ReadingLimits;
import dev.heed.ingest.ReadingWatermarks;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.shipment.ModelFetch;
import dev.heed.shipment.ModelShipment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job from Kafka to Kafka. */
public final class HeedJob {
    private HeedJob() {}

    /**
     * Submits the job to the cluster that {@code flink run} names.
     *
     * @param args {@code -Dheed.x=y} or {@code --config FILE}, as {@link JobArguments} takes them; what they leave out counts as
     *     Flink's own configuration has it
     */
    public static void main(String[] args) throws Exception {
        Configuration options = JobArguments.parse(args);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(withDefaults(options));
        env.getConfiguration().toMap().forEach((key, value) -> {
            if (key.startsWith("heed.") && !options.containsKey(key)) {
                options.setString(key, value);
            }
        });
        define(env, options);
        env.execute("heed");
    }

    /** Flink's own settings, with Heed's defaults where nothing was set. */
    public static Configuration withDefaults(Configuration options) {
        Configuration settings = new Configuration(options);
        setDefault(settings, CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
        setDefault(
                settings,
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        setDefault(settings, CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
        setDefault(settings, ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(5));
        setDefault(settings, PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(20));
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        List.of(CheckpointingOptions.CHECKPOINTS_DIRECTORY, CheckpointingOptions.SAVEPOINT_DIRECTORY)
                .forEach(directory -> pathAsUri(settings, directory));
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        return settings;
    }

    /** Flink takes URIs alone. */
    private static void pathAsUri(Configuration settings, ConfigOption<String> directory) {
        settings.getOptional(directory)
                .filter(place -> !ModelFetch.isUri(place))
                .ifPresent(place -> settings.set(
                        directory, Path.of(place).toAbsolutePath().toUri().toString()));
    }

    private static <T> void setDefault(Configuration settings, ConfigOption<T> option, T value) {
        if (!settings.contains(option)) {
            settings.set(option, value);
        }
    }

    /**
     * Checks the settings and puts the whole job together.
     *
     * @throws Refusal when a setting would make the job fail later, or the model is not as it must be
     */
    public static void define(StreamExecutionEnvironment env, Configuration options) {
        OptionCheck.check(options);
        required(options, IngestOptions.BOOTSTRAP_SERVER);
        Properties client = ClientProperties.of(options);
        List<String> problems = new ArrayList<>(ClientProperties.problems(options, client));
        if (env instanceof LocalStreamEnvironment) {
            problems.addAll(LocalCheck.problems(options));
        }
        OptionCheck.refuse(problems);
        DataStream<Outgoing> records = StartModels.areAskedFor(options)
                ? new ModelsJob(env, options, client).define()
                : ofOneModel(env, options, client);
        records.sinkTo(KafkaRecords.sink(options, client, options.get(IngestOptions.GROUP)))
                .name("emit")
                .uid("emit");
    }

    private static DataStream<Outgoing> ofOneModel(
            StreamExecutionEnvironment env, Configuration options, Properties client) {
        ModelDirectory directory = model(options);
        if (!(env instanceof LocalStreamEnvironment)) {
            ModelShipment.send(env, directory.path());
        }
        OptionCheck.refuse(MappingCheck.channels(
                KafkaReadings.mappings(options), directory.card().channels()));
        PipelinePlan plan = PipelinePlan.of(
                        options, directory.card(), directory.path().toString(), directory.digest())
                .withEncoding(JobTopics.encoding(options));
        OutputTopics topics = OutputTopics.of(options);
        DetectionEncoder encoder = DetectionEncoder.of(options, plan.encoding(), plan.card());
        BrokerCheck.require(client, options);
        BrokerLimits limits = BrokerLimits.ask(client, topics.all());
        List<String> problems =
                new ArrayList<>(EmitCheck.transactions(env.getConfiguration(), limits.transactionTimeout()));
        problems.addAll(EmitCheck.sizes(largest(encoder, directory, plan), limits));
        OptionCheck.refuse(problems);

        Pipeline.Outputs outputs = Pipeline.define(readings(env, options, client, plan), plan);
        DataStream<Outgoing> detections = outputs.detections()
                .flatMap(encoder)
                .returns(TypeInformation.of(Outgoing.class))
                .name("encode")
                .uid("encode");
        DataStream<Outgoing> deadLetters = outputs.deadLetters()
                .map(new DeadLetterEncoder(topics, limits.recordBytes(topics.deadLetters())))
                .name("encode-dead-letters")
                .uid("encode-dead-letters");
        return detections.union(deadLetters);
    }

    /**
     * The model that the options name, on this machine.
     *
     * @throws Refusal when none is named, or it is not as it must be
     */
    public static ModelDirectory model(Configuration options) {
        return ModelFetch.toTemporaryFiles().open(required(options, AttendOptions.MODEL));
    }

    /**
     * All models that the options name, on this machine: one, or those that a job of many starts with.
     *
     * @throws Refusal when none is named, or one is not as it must be
     */
    public static List<ModelDirectory> models(Configuration options) {
        if (!StartModels.areAskedFor(options)) {
            return List.of(model(options));
        }
        return StartModels.of(options).directories().values().stream()
                .map(ModelDirectory::open)
                .toList();
    }

    private static Map<String, Integer> largest(DetectionEncoder encoder, ModelDirectory model, PipelinePlan plan) {
        ModelCard card = model.card();
        Map<String, Integer> largest = new HashMap<>(LargestRecords.of(
                encoder, card.layout(plan.attend().hop()), card.id(model.digest()), ReadingLimits.MAX_NAME_BYTES));
        largest.put(OutputTopics.of(plan.options()).deadLetters(), DeadLetterEncoder.LEAST_RECORD_BYTES);
        return largest;
    }

    private static DataStream<Ingested> readings(
            StreamExecutionEnvironment env, Configuration options, Properties client, PipelinePlan plan) {
        return env.fromSource(
                        KafkaReadings.source(
                                options,
                                client,
                                plan.encoding(),
                                plan.card().intake(),
                                options.getOptional(DetectOptions.FEEDBACK_TOPIC)
                                        .orElse("")),
                        ReadingWatermarks.of(options, plan.card().period()),
                        "sensor-readings")
                .uid("sensor-readings");
    }

    private static String required(Configuration options, ConfigOption<String> option) {
        return options.getOptional(option)
                .orElseThrow(() -> Refusal.preflight(
                        option.key() + ": expected a value, found none; give -D" + option.key() + "=…"));
    }
}
