package dev.heed.window;

import dev.heed.ingest.Reading;
import dev.heed.ingest.ReadingLimits;
import dev.heed.ingest.Verdict;
import dev.heed.models.KnownModels;
import dev.heed.models.Messages;
import dev.heed.models.ModelNews;
import dev.heed.models.Schedule;
import dev.heed.models.SettingsOf;
import dev.heed.state.ControlledOperator;
import dev.heed.state.ControlledStage;
import dev.heed.state.EntityState;
import java.util.Iterator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The window stage of a job of many models, or of one that may change. It finds out which model serves a reading, keeps the
 * entity's window in the series of that model, and sends each hop to the versions that the {@link Schedule} names for the hop's
 * time: to the active one, and to its shadows.
 */
@SuppressWarnings("NullAway.Init") // made in initializeState and open
public final class ModelWindows extends ControlledStage<Reading, Window> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final String STATE = "window";

    private final Schedule start;
    private final SettingsOf<WindowShape> shapes;
    private final ReadingLimits limits;
    private final int maxEntities;
    private final @Nullable String heir;
    private transient KnownSchedule known;
    private transient ModelLanes lanes;
    private transient ServedWindows served;
    private transient EntityState<EntitySeries> state;
    private transient Counter tooMany;
    private transient Counter verdicts;
    /** Entities that have a state. */
    private transient long entities;

    /**
     * A window stage.
     *
     * @param start what is known of models before any reading
     * @param shapes of the windows of each
     * @param maxEntities that a subtask keeps
     * @param heir the series in which the past of a job of one model goes on; null where it ends
     */
    public ModelWindows(
            Schedule start,
            SettingsOf<WindowShape> shapes,
            ReadingLimits limits,
            int maxEntities,
            @Nullable String heir) {
        this.start = start;
        this.shapes = shapes;
        this.limits = limits;
        this.maxEntities = maxEntities;
        this.heir = heir;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        known = KnownSchedule.restore(start, context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        known.write(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
    }

    @Override
    public void open(OpenContext context) {
        lanes = new ModelLanes(shapes, limits);
        known.schedule().models().forEach(KnownModels::learn);
        state = state(STATE, EntitySeriesCodec.STATE);
        entities = countEntities(STATE);
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        tooMany = WindowMetrics.TOO_MANY_ENTITIES.counter(metrics);
        verdicts = WindowMetrics.VERDICTS.counter(metrics);
        served = new ServedWindows(known::schedule, lanes, metrics);
        WindowMetrics.ENTITIES.gauge(metrics, () -> entities);
        WindowMetrics.REPEATED.gauge(metrics, lanes::repeated);
        WindowMetrics.DOUBLED.gauge(metrics, lanes::doubled);
        WindowMetrics.EMPTY_STEPS.gauge(metrics, lanes::empty);
    }

    @Override
    public void processElement(Reading reading, Context context, Collector<Window> out) throws Exception {
        EntitySeries entity = state.value();
        boolean unknown = entity == null;
        if (entity == null) {
            if (entities >= maxEntities) {
                tooMany.inc();
                context.output(WindowFunction.NOT_TAKEN, NotTaken.tooManyEntities(reading, maxEntities));
                return;
            }
            entity = new EntitySeries();
        } else if (heir != null) {
            entity.claim(heir);
        }
        if (reading.verdict() != null && !entity.entries.isEmpty()) {
            for (EntitySeries.Entry entry : entity.entries) {
                hear(entry.window(), reading, reading.verdict(), context);
            }
            state.update(entity);
            return;
        }
        String name = context.getCurrentKey();
        long watermark = context.timerService().currentWatermark();
        ModelLane lane = served.lane(reading, not -> context.output(WindowFunction.NOT_TAKEN, not));
        if (lane == null) {
            return;
        }
        EntityWindow window = entity.of(lane.series());
        if (window == null) {
            window = lane.assembler().newEntity(name);
        }
        long awaited = lane.assembler().nextCompletion(window);
        if (reading.verdict() != null) {
            hear(window, reading, reading.verdict(), context);
        } else {
            NotTaken not = served.accept(lane, window, reading, watermark);
            if (not != null) {
                context.output(WindowFunction.NOT_TAKEN, not);
            }
        }
        served.sendAll(new EntitySeries.Entry(lane.series(), window), name, watermark, out::collect);
        long completion = lane.assembler().nextCompletion(window);
        if (completion != awaited && completion != Long.MAX_VALUE) {
            context.timerService().registerEventTimeTimer(completion);
        }
        if (entity.of(lane.series()) == null && isWorthKeeping(window)) {
            entity.add(lane.series(), window);
            context.timerService().registerEventTimeTimer(lane.silence().nextTimer(window));
        }
        if (!entity.entries.isEmpty()) {
            entities += unknown ? 1 : 0;
            state.update(entity);
        }
    }

    private static boolean isWorthKeeping(EntityWindow window) {
        return !window.pending.isEmpty()
                || !window.isDormant()
                || !window.verdicts.all().isEmpty();
    }

    private void hear(EntityWindow window, Reading said, Verdict verdict, Context context) {
        if (window.verdicts.hear(verdict)) {
            verdicts.inc();
        } else {
            context.output(WindowFunction.NOT_TAKEN, NotTaken.tooManyVerdicts(said));
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Window> out) throws Exception {
        EntitySeries entity = state.value();
        if (entity == null) {
            return;
        }
        if (heir != null) {
            entity.claim(heir);
        }
        long watermark = context.timerService().currentWatermark();
        for (Iterator<EntitySeries.Entry> all = entity.entries.iterator(); all.hasNext(); ) {
            EntitySeries.Entry entry = all.next();
            served.sendAll(entry, context.getCurrentKey(), watermark, out::collect);
            ModelLane lane = served.ofSeries(entry.series());
            if (lane == null || !lane.silence().isKept(entry.window(), watermark)) {
                all.remove();
            } else {
                context.timerService().registerEventTimeTimer(lane.silence().nextTimer(entry.window()));
            }
        }
        if (entity.entries.isEmpty()) {
            state.clear();
            entities--;
        } else {
            state.update(entity);
        }
    }

    @Override
    protected void hear(byte[] message, long watermark, SideOutputs out) throws Exception {
        ModelNews news = Messages.read(message, ModelNews.class);
        if (news.brought() != null) {
            KnownModels.learn(news.brought());
        }
        Schedule before = known.schedule();
        if (known.hear(news)) {
            lanes.startOver();
            if (!known.schedule().keepsSeries(before, news.change())) {
                moveWhatWaits(watermark, out);
            }
        }
        reached(watermark, out);
    }

    private void moveWhatWaits(long watermark, SideOutputs out) throws Exception {
        forEachEntity(STATE, name -> {
            EntitySeries entity = state.value();
            if (entity != null
                    && served.move(entity, name, watermark, not -> out.collect(WindowFunction.NOT_TAKEN, not))) {
                state.update(entity);
            }
        });
    }

    @Override
    protected void reached(long watermark, SideOutputs out) {
        int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        int of = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        known.due(watermark)
                .forEach(news ->
                        out.collect(ControlledOperator.ANSWERS, Messages.write(known.report(news, subtask, of))));
    }
}
