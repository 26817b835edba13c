package dev.heed.bench.variant;

import dev.heed.attend.Attended;
import dev.heed.detect.DetectFunction;
import dev.heed.detect.Detection;
import dev.heed.ingest.Reading;
import dev.heed.job.PipelinePlan;
import dev.heed.window.Window;
import dev.heed.window.WindowFunction;
import dev.heed.window.WindowShape;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Embedded inference as it is usually done: at each hop the model takes the whole window again, W steps, one window a call,
 * on the task's own thread; the outputs of the newest h steps are kept. All other stages are the whole job's. A window that
 * is shorter than what the model needs for h steps, R − 1 + h, is made that long.
 */
public final class PerWindow implements Variant {
    @Override
    public String name() {
        return "per-window";
    }

    @Override
    public void define(StreamExecutionEnvironment env, Setting setting) {
        PipelinePlan plan = setting.plan();
        WindowShape shape = whole(plan.window(), setting.windowSteps());
        int attended = shape.windowSteps() - plan.window().receptiveField() + 1;
        var windows = new WindowFunction(shape)
                .behind(
                        Ends.readings(env, setting, plan).keyBy(Reading::entity, Types.STRING),
                        "window",
                        Window.class,
                        plan.options())
                .map(new AttendWhole(plan.attend(), attended))
                .name("attend");
        Ends.emit(
                new DetectFunction(plan.detector(), plan.forecaster())
                        .behind(
                                DataStreamUtils.reinterpretAsKeyedStream(windows, Attended::entity, Types.STRING),
                                "detect",
                                Detection.class,
                                plan.options()),
                setting,
                plan);
    }

    /** The shape whose windows have W steps, or as many as the model needs. */
    static WindowShape whole(WindowShape own, int windowSteps) {
        int steps = Math.max(windowSteps, own.windowSteps());
        return new WindowShape(
                own.hops(),
                own.channels(),
                steps - own.hops().steps() + 1,
                own.maxGapSteps(),
                own.retention(),
                own.normalisation());
    }
}
