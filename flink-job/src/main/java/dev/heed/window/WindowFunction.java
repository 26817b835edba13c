package dev.heed.window;

import dev.heed.ingest.Reading;
import dev.heed.ingest.Verdict;
import dev.heed.state.EntityState;
import dev.heed.state.Stage;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keeps each entity's window and sends it on when a hop is complete. To the side goes what came too late, and what is of
 * entities beyond those that may be kept.
 */
public final class WindowFunction extends Stage<Reading, Window> {
    private static final long serialVersionUID = 1L;

    /** Where readings go that are not taken. */
    public static final OutputTag<NotTaken> NOT_TAKEN =
            new OutputTag<>("not-taken", TypeInformation.of(NotTaken.class));

    private static final String STATE = "window";

    private final WindowShape shape;
    private final int maxEntities;
    private transient WindowAssembler assembler;
    private transient Silence silence;
    private transient EntityState<EntityWindow> state;
    private transient Counter windows;
    private transient Counter late;
    private transient Counter tooMany;
    private transient Counter verdicts;
    /** Entities that have a state. */
    private transient long entities;

    /**
     * A window stage.
     *
     * @param maxEntities that a subtask keeps
     */
    @SuppressWarnings("NullAway.Init") // made in open
    public WindowFunction(WindowShape shape, int maxEntities) {
        this.shape = shape;
        this.maxEntities = maxEntities;
    }

    @Override
    public void open(OpenContext context) {
        assembler = new WindowAssembler(shape);
        silence = new Silence(assembler);
        state = state(STATE, EntityWindowCodec.STATE);
        entities = countEntities(STATE);
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        windows = WindowMetrics.WINDOWS.counter(metrics);
        late = WindowMetrics.LATE.counter(metrics);
        tooMany = WindowMetrics.TOO_MANY_ENTITIES.counter(metrics);
        verdicts = WindowMetrics.VERDICTS.counter(metrics);
        WindowMetrics.NO_MODEL.counter(metrics); // stays 0 with one model, so that a rule about it holds for any job
        WindowMetrics.UNSERVED.counter(metrics);
        WindowMetrics.ENTITIES.gauge(metrics, () -> entities);
        WindowMetrics.REPEATED.gauge(metrics, assembler.counts()::repeated);
        WindowMetrics.DOUBLED.gauge(metrics, assembler.counts()::doubled);
        WindowMetrics.EMPTY_STEPS.gauge(metrics, assembler.counts()::empty);
    }

    @Override
    public void processElement(Reading reading, Context context, Collector<Window> out) throws Exception {
        EntityWindow entity = state.value();
        boolean unknown = entity == null;
        if (entity == null) {
            if (entities >= maxEntities) {
                tooMany.inc();
                context.output(NOT_TAKEN, NotTaken.tooManyEntities(reading, maxEntities));
                return;
            }
            entity = assembler.newEntity(context.getCurrentKey());
        }
        if (reading.verdict() != null) {
            hear(entity, unknown, reading, reading.verdict(), context);
        } else {
            read(entity, unknown, reading, context, out);
        }
    }

    private void hear(EntityWindow entity, boolean unknown, Reading said, Verdict verdict, Context context)
            throws IOException {
        if (!entity.verdicts.hear(verdict)) {
            context.output(NOT_TAKEN, NotTaken.tooManyVerdicts(said));
            return;
        }
        verdicts.inc();
        if (unknown) {
            context.timerService().registerEventTimeTimer(assembler.forgottenAt(entity));
        }
        keep(entity, unknown);
    }

    private void read(EntityWindow entity, boolean unknown, Reading reading, Context context, Collector<Window> out)
            throws IOException {
        long awaited = assembler.nextCompletion(entity);
        NotTaken tooLate =
                assembler.accept(entity, reading, context.timerService().currentWatermark());
        if (tooLate != null) {
            late.inc();
            context.output(NOT_TAKEN, tooLate);
        }
        sendAll(entity, context.getCurrentKey(), context.timerService().currentWatermark(), out);
        long completion = assembler.nextCompletion(entity);
        if (completion != awaited && completion != Long.MAX_VALUE) {
            context.timerService().registerEventTimeTimer(completion);
        }
        if (!unknown || completion != Long.MAX_VALUE) {
            keep(entity, unknown);
        }
    }

    private void keep(EntityWindow entity, boolean unknown) throws IOException {
        entities += unknown ? 1 : 0;
        state.update(entity);
    }

    private void sendAll(EntityWindow entity, String name, long watermark, Collector<Window> out) {
        Window window = assembler.next(entity, name, watermark);
        while (window != null) {
            windows.inc();
            out.collect(window);
            window = assembler.next(entity, name, watermark);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Window> out) throws Exception {
        EntityWindow entity = state.value();
        if (entity == null) {
            return;
        }
        long watermark = context.timerService().currentWatermark();
        sendAll(entity, context.getCurrentKey(), watermark, out);
        if (!silence.isKept(entity, watermark)) {
            state.clear();
            entities--;
            return;
        }
        context.timerService().registerEventTimeTimer(silence.nextTimer(entity));
        state.update(entity);
    }
}
