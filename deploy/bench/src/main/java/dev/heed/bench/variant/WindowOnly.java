package dev.heed.bench.variant;

import dev.heed.ingest.Reading;
import dev.heed.job.PipelinePlan;
import dev.heed.window.Window;
import dev.heed.window.WindowFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The pass-through and the keyed window stage: readings are put on the grid, kept per entity, normalised and cut into the
 * model's windows at the watermark. For each window go out records of the sizes that the whole job writes, filled with
 * {@link Noise}.
 */
public final class WindowOnly implements Variant {
    @Override
    public String name() {
        return "window-only";
    }

    @Override
    public void define(StreamExecutionEnvironment env, Setting setting) {
        PipelinePlan plan = setting.plan();
        SourceAndSink.emit(
                new WindowFunction(plan.window())
                        .behind(
                                SourceAndSink.readings(env, setting, plan).keyBy(Reading::entity, Types.STRING),
                                "window",
                                Window.class,
                                plan.options())
                        .map(new Noise(OutputSizes.of(setting)))
                        .name("noise"),
                setting,
                plan);
    }
}
