package dev.heed.job;

import dev.heed.attend.AttendOptions;
import dev.heed.detect.Compared;
import dev.heed.detect.DetectOptions;
import dev.heed.detect.Detection;
import dev.heed.ingest.IngestOptions;
import dev.heed.ingest.Ingested;
import dev.heed.ingest.Reading;
import dev.heed.ingest.Rejected;
import dev.heed.models.Messages;
import dev.heed.models.ModelChange;
import dev.heed.models.ModelsOptions;
import dev.heed.models.Schedule;
import dev.heed.models.ServedModel;
import dev.heed.models.UpdateId;
import dev.heed.models.UpdateRequest;
import dev.heed.models.UpdateStatus;
import dev.heed.wire.SingleObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** The pipeline of many models over readings and updates of this JVM. */
final class ModelsRun {
    private final Configuration options = new Configuration();
    private final List<UpdateRequest> updates = new ArrayList<>();
    private final Collected<Detection> detections = new Collected<>();
    private final Collected<Compared> comparisons = new Collected<>();
    private final Collected<byte[]> status = new Collected<>();
    private final Collected<Rejected> deadLetters = new Collected<>();
    private Schedule start;

    ModelsRun(ServedModel... models) {
        this(Map.of(), models);
    }

    ModelsRun(Map<String, List<String>> entities, ServedModel... models) {
        start = Schedule.of(List.of(models), entities);
        options.setString(ModelsOptions.UPDATES_TOPIC.key(), "model-updates");
        options.set(IngestOptions.MAX_LATENESS, Feed.LATENESS);
        options.set(ModelsOptions.COMPARISON_INTERVAL, Duration.ofSeconds(100));
        options.set(AttendOptions.FIXED_BATCH, true);
        options.set(DetectOptions.WARM_UP, Duration.ofSeconds(60));
        options.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    }

    ModelsRun parallelism(int parallelism) {
        options.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        return this;
    }

    ModelsRun option(String key, String value) {
        options.setString(key, value);
        return this;
    }

    /** A change that is known before any reading. */
    ModelsRun knowing(ModelChange change, @Nullable ServedModel brought) {
        start = start.with(change, brought);
        return this;
    }

    /** An update that comes while the job runs. */
    ModelsRun hearing(ModelChange change) {
        updates.add(new UpdateRequest(new UpdateId(0, updates.size(), -1), change));
        return this;
    }

    ModelsRun over(List<Ingested> readings, RateLimiterStrategy rate) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(HeedJob.withDefaults(options));
        ModelsPipeline.Outputs outputs = new ModelsPipeline(options, new SingleObject(), start, start)
                .define(Feed.of(env, readings, rate), updates.isEmpty() ? null : requests(env));
        outputs.detections().sinkTo(detections);
        outputs.comparisons().sinkTo(comparisons);
        if (!updates.isEmpty()) {
            Objects.requireNonNull(outputs.status()).sinkTo(status);
        }
        outputs.deadLetters().sinkTo(deadLetters);
        env.execute("test");
        return this;
    }

    private DataStream<byte[]> requests(StreamExecutionEnvironment env) {
        List<byte[]> messages = updates.stream().map(Messages::write).toList();
        GeneratorFunction<Long, byte[]> function = index -> messages.get(index.intValue());
        return env.fromSource(
                        new DataGeneratorSource<>(
                                function, messages.size(), PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO),
                        WatermarkStrategy.forGenerator(context -> new NoTime()),
                        "updates")
                .setParallelism(1);
    }

    private static final class NoTime implements WatermarkGenerator<byte[]> {
        @Override
        public void onEvent(byte[] event, long millis, WatermarkOutput output) {}

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(new Watermark(Long.MAX_VALUE));
        }
    }

    /** Detections by entity and time; fails when one came twice. */
    Map<String, Detection> detections() {
        Map<String, Detection> byKey = new TreeMap<>();
        for (Detection detection : detections.elements()) {
            String key = detection.entity() + ' ' + detection.timeMicros();
            if (byKey.put(key, detection) != null) {
                throw new AssertionError("twice: " + key);
            }
        }
        return byKey;
    }

    List<Compared> comparisons() {
        return comparisons.elements();
    }

    List<UpdateStatus> status() {
        return status.elements().stream()
                .map(message -> Messages.read(message, UpdateStatus.class))
                .toList();
    }

    List<Rejected> deadLetters() {
        return deadLetters.elements();
    }

    /** The same readings with the names of their channels, as a job of many models reads them. */
    static List<Ingested> named(List<Ingested> readings) {
        return readings.stream()
                .map(Ingested::reading)
                .map(reading -> Ingested.of(Reading.named(
                        reading.entity(),
                        reading.timeMicros(),
                        reading.periodMicros(),
                        Machines.CHANNELS,
                        reading.values().clone(),
                        null,
                        reading.origin())))
                .toList();
    }

    static ModelChange change(ModelChange.Mode mode, ServedModel model, long effectiveMicros) {
        return new ModelChange(mode, model.tag(), 1, List.of(), effectiveMicros, Machines.micros(0));
    }
}
