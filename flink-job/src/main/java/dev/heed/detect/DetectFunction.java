package dev.heed.detect;

import dev.heed.attend.Attended;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keeps each entity's detector state, and forgets it when the entity has been silent for the retention. */
public final class DetectFunction extends KeyedProcessFunction<String, Attended, Detection> {
    private static final long serialVersionUID = 1L;

    private final DetectorSettings settings;
    private transient Detector detector;
    private transient ValueState<EntityDetection> state;
    private transient Counter steps;
    private transient Counter opened;

    /** A detector for a model. */
    @SuppressWarnings("NullAway.Init") // made in open
    public DetectFunction(DetectorSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        detector = new Detector(settings);
        state = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("detection", EntityDetectionSerializer.INSTANCE));
        steps = getRuntimeContext().getMetricGroup().counter("steps");
        opened = getRuntimeContext().getMetricGroup().counter("alertsOpened");
    }

    @Override
    public void processElement(Attended attended, Context context, Collector<Detection> out) throws Exception {
        EntityDetection entity = state.value();
        if (entity == null || detector.isForgotten(entity, attended.timeMicros())) {
            entity = detector.newEntity(attended.timeMicros());
            context.timerService().registerEventTimeTimer(detector.forgottenAt(entity));
        }
        Detection detection = detector.detect(entity, attended);
        state.update(entity);
        steps.inc(detection.hop());
        detection.alerts().forEach(alert -> opened.inc(alert.state() == Alert.State.OPEN ? 1 : 0));
        out.collect(detection);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Detection> out) throws Exception {
        EntityDetection entity = state.value();
        if (entity == null) {
            return;
        }
        long forget = detector.forgottenAt(entity);
        if (forget <= context.timerService().currentWatermark()) {
            state.clear();
        } else {
            context.timerService().registerEventTimeTimer(forget);
        }
    }
}
