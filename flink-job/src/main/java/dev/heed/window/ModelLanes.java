package dev.heed.window;

import dev.heed.ingest.ReadingLimits;
import dev.heed.models.Epoch;
import dev.heed.models.Schedule;
import dev.heed.models.ServedModel;
import dev.heed.models.SettingsOf;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The lanes that are in use, each made when it is first asked for. Owned by one thread; the counts are for any. */
final class ModelLanes {
    private final SettingsOf<WindowShape> shapes;
    private final ReadingLimits limits;
    /** By what is served, which is one object for all entities between two changes: its card is too long to be compared. */
    private final Map<Epoch.Serving, ModelLane> lanes = new IdentityHashMap<>();

    private final Map<String, ModelLane> bySeries = new HashMap<>();
    private volatile List<StepCounts> counts = List.of();
    private volatile long repeated;
    private volatile long doubled;
    private volatile long empty;

    ModelLanes(SettingsOf<WindowShape> shapes, ReadingLimits limits) {
        this.shapes = shapes;
        this.limits = limits;
    }

    ModelLane of(Epoch.Serving serving) {
        ModelLane lane = lanes.get(serving);
        if (lane == null) {
            lane = ModelLane.of(serving, shapes, limits);
            lanes.put(serving, lane);
            bySeries.put(lane.series(), lane);
            counts =
                    lanes.values().stream().map(one -> one.assembler().counts()).toList();
        }
        return lane;
    }

    /** A lane of a series, of whatever version; null where no version of it is known. */
    @Nullable
    ModelLane ofSeries(String series, Schedule schedule) {
        ModelLane lane = bySeries.get(series);
        if (lane != null) {
            return lane;
        }
        return schedule.models().stream()
                .filter(model -> model.series().equals(series))
                .findFirst()
                .map(this::alone)
                .orElse(null);
    }

    private ModelLane alone(ServedModel model) {
        return of(Epoch.Serving.of(model));
    }

    /** Lets go of all lanes; what they counted stays. */
    void startOver() {
        repeated = repeated();
        doubled = doubled();
        empty = empty();
        counts = List.of();
        lanes.clear();
        bySeries.clear();
    }

    long repeated() {
        return repeated + sum(StepCounts::repeated);
    }

    long doubled() {
        return doubled + sum(StepCounts::doubled);
    }

    long empty() {
        return empty + sum(StepCounts::empty);
    }

    private long sum(ToLongFunction<StepCounts> count) {
        return counts.stream().mapToLong(count).sum();
    }
}
