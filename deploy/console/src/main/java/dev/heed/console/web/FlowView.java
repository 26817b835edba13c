package dev.heed.console.web;

import dev.heed.console.feed.ModelName;
import dev.heed.console.flow.DeadLetters;
import dev.heed.console.flow.FlowMeter;
import dev.heed.console.flow.Latency;
import dev.heed.console.history.EntityHistory.Glance;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How much flows. */
final class FlowView implements View {
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Sources sources;
    private final LongSupplier dropped;
    private boolean told;
    private long toldNanos;

    /** A view; {@code dropped} says how many tabs were dropped since the start. */
    FlowView(Sources sources, LongSupplier dropped) {
        this.sources = sources;
        this.dropped = dropped;
    }

    /** A model in use. */
    record ModelInUse(String name, String version, String digest, int entities, long newest) {}

    /** All that the view tells. */
    record Flow(
            List<FlowMeter.TopicFlow> topics,
            List<FlowMeter.Lag> lag,
            String group,
            @Nullable String problem,
            DeadLetters.Summary deadLetters,
            List<ModelInUse> models,
            Latency.Shown latency,
            long unreadable,
            long dropped) {}

    @Override
    public void addTo(Events events, long nowNanos) {
        if (told && nowNanos - toldNanos < LOOK_NANOS) {
            return;
        }
        told = true;
        toldNanos = nowNanos;
        FlowMeter.Seen seen = sources.flow().seen();
        Flow flow = new Flow(
                seen.topics(),
                seen.lag(),
                sources.flow().group(),
                seen.problem(),
                sources.deadLetters().summary(),
                models(),
                sources.latency().shown(),
                sources.pulse().unreadableRecords(),
                dropped.getAsLong());
        events.add("flow", json -> Json.MAPPER.writeValue(json, flow));
    }

    private List<ModelInUse> models() {
        Map<ModelName, ModelInUse> found = new HashMap<>();
        sources.history().all().forEach(history -> {
            Glance glance = history.glance();
            ModelName model = glance.model();
            if (model != null) {
                long newest = glance.newestMicros() / 1_000;
                found.merge(
                        model,
                        new ModelInUse(model.name(), model.version(), model.digest(), 1, newest),
                        (a, b) -> new ModelInUse(
                                a.name(), a.version(), a.digest(), a.entities() + 1, Math.max(a.newest(), b.newest())));
            }
        });
        return found.values().stream()
                .sorted(Comparator.comparing(ModelInUse::name).thenComparing(ModelInUse::version))
                .toList();
    }
}
