package dev.heed.bench.variant;

import dev.heed.job.PipelinePlan;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The price of the engine alone: readings are decoded and checked, and for each hop records of the sizes that the whole job
 * writes go out, forecasts among them, filled with {@link Noise}. No key, no window, no model.
 */
public final class PassThrough implements Variant {
    @Override
    public String name() {
        return "pass-through";
    }

    @Override
    public boolean inEventTime() {
        return false;
    }

    @Override
    public void define(StreamExecutionEnvironment env, Setting setting) {
        PipelinePlan plan = setting.plan();
        SourceAndSink.emit(
                SourceAndSink.readings(env, setting, plan)
                        .flatMap(new Noise(OutputSizes.of(setting)))
                        .name("noise"),
                setting,
                plan);
    }
}
