package dev.heed.bench.variant.forest;

import dev.heed.bench.variant.Ends;
import dev.heed.bench.variant.Setting;
import dev.heed.bench.variant.Variant;
import dev.heed.ingest.Reading;
import dev.heed.job.PipelinePlan;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Amazon's random cut forests in place of window, attention and detection: a forest for each entity scores every step and
 * blames its channels. No grid, no waiting for stragglers, no normalisation, no forecast, no weighted features. The
 * forests live in the operator and are not checkpointed: after a failure they would be gone, which spares this variant the
 * cost of keeping some MiB an entity safe.
 */
public final class Forest implements Variant {
    @Override
    public String name() {
        return "forest";
    }

    @Override
    public boolean inEventTime() {
        return false;
    }

    @Override
    public void define(StreamExecutionEnvironment env, Setting setting) {
        PipelinePlan plan = setting.plan();
        var hops = plan.window().hops();
        Ends.emit(
                Ends.readings(env, setting, plan)
                        .keyBy(Reading::entity, Types.STRING)
                        .process(new ScoreByForest(
                                hops.period(), hops.steps(), plan.window().channels()))
                        .name("forest"),
                setting,
                plan);
    }
}
