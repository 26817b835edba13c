package dev.heed.bench.variant;

import dev.heed.emit.EmitOptions;
import dev.heed.emit.KafkaRecords;
import dev.heed.emit.Outgoing;
import dev.heed.ingest.IngestOptions;
import dev.heed.job.PipelinePlan;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The baseline of published benchmarks of inference in streams: one sample a record, one call of the model a record, JSON
 * in and out. Each entity's last R normalised steps are kept in a value state; the model gives the newest step, and a
 * result with the same contents as the whole job's records goes out.
 *
 * <p>What could be simpler or faster is: no event time and no waiting for stragglers, no check of what comes in, the
 * training data's statistics instead of running ones, squared residuals as scores with neither threshold nor alerts, and a
 * forecast only once a hop, as the whole job gives it. Steps before the entity began are zeros.
 */
public final class JsonPerRecord {
    public static final Variant VARIANT =
            new Variant("json-per-record", false, Records.JSON_STEPS, JsonPerRecord::define);

    private JsonPerRecord() {}

    private static void define(StreamExecutionEnvironment env, Setting setting) {
        var options = setting.options();
        PipelinePlan plan = setting.plan();
        String broker = options.get(IngestOptions.BOOTSTRAP_SERVER);
        KafkaSource<JsonSample> source = KafkaSource.<JsonSample>builder()
                .setProperties(setting.client())
                .setBootstrapServers(broker)
                .setGroupId(options.get(IngestOptions.GROUP))
                .setTopics(options.get(IngestOptions.TOPICS))
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setValueOnlyDeserializer(
                        new JsonSamples(setting.model().card().channels().size()))
                .build();
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "json-samples")
                .keyBy(JsonSample::entity, Types.STRING)
                .process(new InferPerRecord(plan.attend(), plan.window(), options.get(EmitOptions.SALIENCY)))
                .returns(TypeInformation.of(Outgoing.class))
                .name("infer")
                .sinkTo(KafkaRecords.sink(options, setting.client(), options.get(IngestOptions.GROUP)))
                .name("emit");
    }
}
