package dev.heed.bench.variant;

import dev.heed.job.HeedJob;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The whole job as {@code heed run} runs it: what all others are baselines of. */
public final class Attention implements Variant {
    @Override
    public String name() {
        return "attention";
    }

    @Override
    public void define(StreamExecutionEnvironment env, Setting setting) {
        HeedJob.define(env, setting.options());
    }
}
