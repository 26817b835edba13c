package dev.heed.bench.variant;

import dev.heed.attend.Attended;
import dev.heed.detect.DetectFunction;
import dev.heed.detect.Detection;
import dev.heed.emit.DetectionEncoder;
import dev.heed.emit.KafkaRecords;
import dev.heed.emit.Outgoing;
import dev.heed.emit.OutputTopics;
import dev.heed.ingest.IngestOptions;
import dev.heed.ingest.KafkaReadings;
import dev.heed.ingest.Reading;
import dev.heed.ingest.ReadingWatermarks;
import dev.heed.ingest.SplitGoodFromBad;
import dev.heed.job.HeedJob;
import dev.heed.job.PipelinePlan;
import dev.heed.window.Window;
import dev.heed.window.WindowFunction;
import dev.heed.window.WindowOptions;
import dev.heed.window.WindowShape;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The whole job, and baselines with its ends and other stages between them. */
public final class PipelineVariants {
    /** The whole job as {@code heed run} runs it: what all others are baselines of. */
    public static final Variant ATTENTION =
            new Variant("attention", true, Records.BLOCKS, (env, setting) -> HeedJob.define(env, setting.options()));

    /**
     * The price of the engine alone: readings are decoded and checked, and for each hop records of the sizes that the whole
     * job writes go out, forecasts among them, filled with {@link Noise}. No key, no window, no model.
     */
    public static final Variant PASS_THROUGH = between(
            "pass-through",
            false,
            (readings, setting, plan) ->
                    readings.flatMap(new Noise(setting, plan)).name("noise"));

    /**
     * The pass-through and the keyed window stage: readings are put on the grid, kept per entity, normalised and cut into
     * the model's windows at the watermark. For each window go out records of the sizes that the whole job writes, filled
     * with {@link Noise}.
     */
    public static final Variant WINDOW_ONLY = between(
            "window-only",
            true,
            (readings, setting, plan) -> windows(readings, plan.window(), plan)
                    .map(new Noise(setting, plan))
                    .name("noise"));

    /**
     * Embedded inference as it is usually done: at each hop the model takes the whole window again, W steps, one window a
     * call, on the task's own thread; the outputs of the newest h steps are kept. All other stages are the whole job's. A
     * window that is shorter than what the model needs for h steps, R − 1 + h, is made that long.
     */
    public static final Variant PER_WINDOW = between("per-window", true, PipelineVariants::perWindow);

    /**
     * Amazon's random cut forests in place of window, attention and detection: a forest for each entity scores every step
     * and blames its channels. No grid, no waiting for stragglers, no normalisation, no forecast, no weighted features. The
     * forests live in the operator and are not checkpointed: after a failure they would be gone, which spares this variant
     * the cost of keeping some MiB an entity safe.
     */
    public static final Variant FOREST = between(
            "forest",
            false,
            (readings, setting, plan) -> readings.keyBy(Reading::entity, Types.STRING)
                    .process(new ScoreByForest(
                            plan.window().hops(), plan.window().channels()))
                    .name("forest"));

    private PipelineVariants() {}

    /** Makes detections of readings that were checked. */
    private interface Stages {
        DataStream<Detection> define(DataStream<Reading> readings, Setting setting, PipelinePlan plan);
    }

    /** The same source, watermarks, encoder and sink as the whole job's; readings that are not taken are dropped. */
    private static Variant between(String name, boolean inEventTime, Stages stages) {
        return new Variant(name, inEventTime, Records.BLOCKS, (env, setting) -> {
            PipelinePlan plan = setting.plan();
            var options = setting.options();
            var source = KafkaReadings.source(
                    options,
                    setting.client(),
                    plan.encoding(),
                    setting.model().card().intake(),
                    "");
            var watermarks = ReadingWatermarks.of(options, plan.card().period());
            var readings = env.fromSource(source, watermarks, "readings")
                    .process(new SplitGoodFromBad(options.get(IngestOptions.MAX_BAD_RATE), Duration.ZERO, "no topic"))
                    .name("ingest");
            stages.define(readings, setting, plan)
                    .flatMap(new DetectionEncoder(plan.encoding(), OutputTopics.of(options), plan.card()))
                    .returns(TypeInformation.of(Outgoing.class))
                    .name("encode")
                    .sinkTo(KafkaRecords.sink(options, setting.client(), options.get(IngestOptions.GROUP)))
                    .name("emit");
        });
    }

    private static DataStream<Detection> perWindow(DataStream<Reading> readings, Setting setting, PipelinePlan plan) {
        WindowShape shape = whole(plan.window(), setting.windowSteps());
        int attended = shape.windowSteps() - plan.window().receptiveField() + 1;
        var windows = windows(readings, shape, plan)
                .map(new AttendWhole(plan.attend(), attended))
                .name("attend");
        return new DetectFunction(plan.detector(), plan.forecaster())
                .behind(
                        DataStreamUtils.reinterpretAsKeyedStream(windows, Attended::entity, Types.STRING),
                        "detect",
                        Detection.class,
                        plan.options(),
                        plan.stateOf());
    }

    private static SingleOutputStreamOperator<Window> windows(
            DataStream<Reading> readings, WindowShape shape, PipelinePlan plan) {
        return new WindowFunction(shape, plan.options().get(WindowOptions.MAX_ENTITIES))
                .behind(
                        readings.keyBy(Reading::entity, Types.STRING),
                        "window",
                        Window.class,
                        plan.options(),
                        plan.stateOf());
    }

    /** The shape whose windows have W steps, or as many as the model needs. */
    static WindowShape whole(WindowShape own, int windowSteps) {
        int steps = Math.max(windowSteps, own.windowSteps());
        return new WindowShape(
                own.hops(),
                own.unused(),
                steps - own.hops().steps() + 1,
                own.maxGapSteps(),
                own.retention(),
                own.normalisation(),
                own.trainedAlone(),
                own.acceptSteps(),
                own.intake(),
                own.completion());
    }
}
