package dev.heed.window;

import dev.heed.ingest.InvalidReading;
import dev.heed.ingest.Reading;
import dev.heed.models.Epoch;
import dev.heed.models.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * Which model's windows a reading belongs to, and which versions a hop goes to, as a {@link Schedule} has it. Knows time only as
 * the watermark it is given. Owned by one thread.
 */
final class ServedWindows {
    private final Supplier<Schedule> schedule;
    private final ModelLanes lanes;
    private final Counter windows;
    private final Counter late;
    private final Counter noModel;
    private final Counter unserved;

    ServedWindows(Supplier<Schedule> schedule, ModelLanes lanes, MetricGroup metrics) {
        this.schedule = schedule;
        this.lanes = lanes;
        windows = WindowMetrics.WINDOWS.counter(metrics);
        late = WindowMetrics.LATE.counter(metrics);
        noModel = WindowMetrics.NO_MODEL.counter(metrics);
        unserved = WindowMetrics.UNSERVED.counter(metrics);
    }

    /** What serves a reading; null where nothing does, which was told. */
    @Nullable
    ModelLane lane(Reading reading, Consumer<NotTaken> notTaken) {
        Epoch epoch = schedule.get().at(reading.timeMicros());
        List<String> carried = reading.names() == null ? List.of() : reading.names();
        Epoch.Route route = epoch.route(reading.entity(), carried);
        Epoch.Serving serving = route.name() == null ? null : epoch.serving(route.name(), reading.entity());
        if (serving != null) {
            return lanes.of(serving);
        }
        noModel.inc();
        notTaken.accept(NotTaken.noModel(
                reading,
                route.name() == null
                        ? route.problem()
                        : "expected an active version of " + route.name() + " for '" + reading.entity()
                                + "', found none at that time; activate one"));
        return null;
    }

    /** A lane of a series, of whatever version; null where no version of it is known. */
    @Nullable
    ModelLane ofSeries(String series) {
        return lanes.ofSeries(series, schedule.get());
    }

    /** Takes a reading in; returns what of it was not taken. */
    @Nullable
    NotTaken accept(ModelLane lane, EntityWindow window, Reading reading, long watermark) {
        try {
            NotTaken tooLate = lane.assembler().accept(window, lane.readings().resolve(reading), watermark);
            if (tooLate == null) {
                return null;
            }
            late.inc();
            return tooLate.named(lane.active().card().intake());
        } catch (InvalidReading e) {
            return new NotTaken(reading, e.reason(), String.valueOf(e.getMessage()));
        }
    }

    /** Sends all hops of a series whose time has come, each to who serves it then. */
    void sendAll(EntitySeries.Entry series, String entity, long watermark, Consumer<Window> out) {
        EntityWindow window = series.window();
        while (!window.pending.isEmpty()) {
            ModelLane any = ofSeries(series.series());
            if (any == null) {
                unserved.inc(window.pending.size());
                window.pending.clear();
                return;
            }
            Epoch.Serving serving = serving(series, entity, any.assembler().nextMicros(window));
            ModelLane lane = serving == null ? any : lanes.of(serving);
            lane.fit(window);
            Window next = lane.assembler().next(window, entity, watermark);
            if (next == null) {
                return;
            }
            if (serving == null) {
                unserved.inc();
            } else {
                windows.inc();
                out.accept(next.of(serving.active(), serving.tags()));
                serving.shadows().forEach(shadow -> out.accept(next.ofShadow(shadow)));
            }
        }
    }

    /** What serves an entity in a series at a time; null where it has none then, or one of another series. */
    private Epoch.@Nullable Serving serving(EntitySeries.Entry series, String entity, long micros) {
        Epoch epoch = schedule.get().at(micros);
        Epoch.Serving serving = epoch.mayServe(series.name(), entity) ? epoch.serving(series.name(), entity) : null;
        return serving == null || !serving.active().series().equals(series.series()) ? null : serving;
    }

    /**
     * Moves what waits in a series that does not serve its time any more to the one that does: a change came after readings that it
     * is about. Returns whether anything was moved.
     *
     * @param notTaken gets what no model serves any more
     */
    boolean move(EntitySeries entity, String name, long watermark, Consumer<NotTaken> notTaken) {
        List<Reading> moved = new ArrayList<>();
        for (EntitySeries.Entry entry : entity.entries) {
            ModelLane lane = ofSeries(entry.series());
            if (lane != null) {
                new PendingReadings(lane.shape())
                        .take(name, entry.window(), micros -> serving(entry, name, micros) == null, moved::add);
            }
        }
        for (Reading reading : moved) {
            ModelLane lane = lane(reading, notTaken);
            if (lane != null) {
                EntityWindow to = entity.of(lane.series());
                if (to == null) {
                    to = lane.assembler().newEntity(name);
                    entity.add(lane.series(), to);
                }
                NotTaken not = accept(lane, to, reading, watermark);
                if (not != null) {
                    notTaken.accept(not);
                }
            }
        }
        return !moved.isEmpty();
    }
}
