package dev.heed.job;

import dev.heed.detect.DetectOptions;
import dev.heed.detect.Detection;
import dev.heed.emit.BrokerLimits;
import dev.heed.emit.ComparisonEncoder;
import dev.heed.emit.DeadLetterEncoder;
import dev.heed.emit.DetectionEncoder;
import dev.heed.emit.EmitCheck;
import dev.heed.emit.LargestRecords;
import dev.heed.emit.ModelDetectionEncoder;
import dev.heed.emit.Outgoing;
import dev.heed.emit.OutputTopics;
import dev.heed.emit.StatusEncoder;
import dev.heed.ingest.Ingested;
import dev.heed.ingest.KafkaReadings;
import dev.heed.ingest.KafkaUpdates;
import dev.heed.ingest.ReadingLimits;
import dev.heed.ingest.ReadingWatermarks;
import dev.heed.ingest.Rejected;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelCard;
import dev.heed.models.ModelsOptions;
import dev.heed.models.ServedModel;
import dev.heed.shipment.ModelShipment;
import dev.heed.wire.Encoding;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job from Kafka to Kafka with many models, or with models that change. */
final class ModelsJob {
    private final StreamExecutionEnvironment env;
    private final Configuration options;
    private final Properties client;
    private final Encoding encoding;
    private final OutputTopics topics;

    ModelsJob(StreamExecutionEnvironment env, Configuration options, Properties client) {
        this.env = env;
        this.options = options;
        this.client = client;
        this.encoding = JobTopics.encoding(options);
        this.topics = OutputTopics.of(options);
    }

    /** What of the job goes to the sink. */
    DataStream<Outgoing> define() {
        StartModels begin = StartModels.of(options);
        StartModels start = begin;
        BrokerCheck.require(client, options);
        String updates = options.getOptional(ModelsOptions.UPDATES_TOPIC).orElse(null);
        if (updates != null) {
            start = begin.with(options, UpdatesLog.read(client, updates, encoding));
        }
        if (!(env instanceof LocalStreamEnvironment)) {
            start.directories().forEach((place, directory) -> ModelShipment.send(env, place, directory));
        }
        BrokerLimits limits = BrokerLimits.ask(client, topics.all());
        OptionCheck.refuse(EmitCheck.transactions(env.getConfiguration(), limits.transactionTimeout()));
        OptionCheck.refuse(EmitCheck.sizes(largest(start), limits));

        ModelsPipeline pipeline = new ModelsPipeline(options, encoding, begin.schedule(), start.schedule());
        if (updates == null) {
            ModelsPipeline.Outputs outputs = pipeline.define(readings(start), null);
            return detections(outputs.detections(), outputs.deadLetters(), limits);
        }
        KafkaUpdates.Outputs asked = KafkaUpdates.read(env, options, client, encoding, updates);
        ModelsPipeline.Outputs outputs = pipeline.define(readings(start), asked.requests());
        return detections(outputs.detections(), outputs.deadLetters().union(asked.rejected()), limits)
                .union(ofUpdates(outputs));
    }

    private DataStream<Outgoing> detections(
            DataStream<Detection> detections, DataStream<Rejected> deadLetters, BrokerLimits limits) {
        return detections
                .flatMap(ModelDetectionEncoder.of(options, encoding))
                .returns(TypeInformation.of(Outgoing.class))
                .name("encode")
                .uid("encode")
                .union(deadLetters
                        .map(new DeadLetterEncoder(topics, limits.recordBytes(topics.deadLetters())))
                        .name("encode-dead-letters")
                        .uid("encode-dead-letters"));
    }

    private DataStream<Outgoing> ofUpdates(ModelsPipeline.Outputs outputs) {
        DataStream<Outgoing> all = Objects.requireNonNull(outputs.status(), "updates have a status")
                .map(new StatusEncoder(encoding, options.get(ModelsOptions.STATUS_TOPIC)))
                .name("encode-status")
                .uid("encode-status")
                .union(outputs.comparisons()
                        .map(new ComparisonEncoder(encoding, options.get(ModelsOptions.COMPARISONS_TOPIC)))
                        .name("encode-comparisons")
                        .uid("encode-comparisons"));
        return !options.get(ModelsOptions.SHADOW_OUTPUTS)
                ? all
                : all.union(outputs.shadows()
                        .flatMap(ModelDetectionEncoder.ofShadows(options, encoding))
                        .returns(TypeInformation.of(Outgoing.class))
                        .name("encode-shadows")
                        .uid("encode-shadows"));
    }

    private Map<String, Integer> largest(StartModels start) {
        Map<String, Integer> largest = new HashMap<>();
        for (ServedModel model : start.schedule().models()) {
            ModelCard card = model.card();
            LargestRecords.of(
                            DetectionEncoder.of(options, encoding, card),
                            card.layout(model.hop()),
                            card.id(model.tag().digest()),
                            ReadingLimits.MAX_NAME_BYTES)
                    .forEach((topic, bytes) -> largest.merge(topic, bytes, Math::max));
        }
        largest.put(topics.deadLetters(), DeadLetterEncoder.LEAST_RECORD_BYTES);
        return largest;
    }

    private DataStream<Ingested> readings(StartModels start) {
        Period shortest = start.schedule().models().stream()
                .map(model -> model.card().period())
                .min(Comparator.comparingDouble(Period::micros))
                .orElseGet(() -> Period.ofMicros(1_000_000));
        return env.fromSource(
                        KafkaReadings.source(
                                options,
                                client,
                                encoding,
                                null,
                                options.getOptional(DetectOptions.FEEDBACK_TOPIC)
                                        .orElse("")),
                        ReadingWatermarks.of(options, shortest),
                        "sensor-readings")
                .uid("sensor-readings");
    }
}
