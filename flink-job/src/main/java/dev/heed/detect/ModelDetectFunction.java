package dev.heed.detect;

import dev.heed.attend.Attended;
import dev.heed.forecast.ForecasterSettings;
import dev.heed.forecast.IssuedForecast;
import dev.heed.forecast.RefitStateCodec;
import dev.heed.model.forecasting.RefitState;
import dev.heed.model.serving.ModelId;
import dev.heed.models.KnownModels;
import dev.heed.models.ModelTag;
import dev.heed.models.ServedModel;
import dev.heed.models.SettingsOf;
import dev.heed.shipment.ModelShipment;
import dev.heed.state.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The detect stage of a job of many models, or of one that may change: each hop is scored after the model that attended it.
 *
 * <p>When another model serves an entity than before, its open alert closes with {@link Alert.Ending#MODEL_CHANGED}: its score and
 * its threshold mean nothing to the next model, which opens an alert of its own if the fault goes on. What is usual of the scores
 * begins from the new card. A shadow has a state of its own, and is compared with the active model.
 */
public final class ModelDetectFunction extends Stage<Attended, Detection> {
    private static final long serialVersionUID = 1L;

    /** Where the detections of shadows go. */
    public static final OutputTag<Detection> SHADOWS = new OutputTag<>("shadows", TypeInformation.of(Detection.class));

    /** Where comparisons of shadows with active models go. */
    public static final OutputTag<Compared> COMPARISONS =
            new OutputTag<>("comparisons", TypeInformation.of(Compared.class));

    private final SettingsOf<DetectorSettings> settings;
    private final SettingsOf<ForecasterSettings> forecasting;
    private final boolean refits;
    private final Duration retention;
    private final long intervalMicros;
    private transient Map<String, DetectLane> lanes;
    private transient DetectCounts counts;
    private transient Comparing comparing;
    private transient ValueState<ServedDetection> state;
    private transient ValueState<EntityShadows> shadows;
    /** Each entity's own backbone; null where none is refitted. */
    private transient @Nullable ValueState<RefitState> backbones;

    /**
     * A detect stage.
     *
     * @param refits whether backbones are refitted
     * @param retention how long, in event time, a silent entity's state is kept
     * @param interval of event time that a comparison covers
     */
    @SuppressWarnings("NullAway.Init") // made in open
    public ModelDetectFunction(
            SettingsOf<DetectorSettings> settings,
            SettingsOf<ForecasterSettings> forecasting,
            boolean refits,
            Duration retention,
            Duration interval) {
        this.settings = settings;
        this.forecasting = forecasting;
        this.refits = refits;
        this.retention = retention;
        this.intervalMicros = interval.toMillis() * 1000;
    }

    @Override
    public void open(OpenContext context) {
        lanes = new ConcurrentHashMap<>(); // metrics are read by another thread
        counts = new DetectCounts(getRuntimeContext().getMetricGroup(), lanes::values);
        comparing = new Comparing(intervalMicros);
        state = state("detection", ServedDetectionCodec.state());
        shadows = state("shadows", EntityShadows.STATE);
        backbones = refits ? state("backbone", RefitStateCodec.STATE) : null;
    }

    private DetectLane lane(ModelTag model, int hop) {
        return lanes.computeIfAbsent(model.digest(), absent -> lane(KnownModels.of(model, hop, getRuntimeContext())));
    }

    private DetectLane lane(ServedModel model) {
        Path directory =
                refits ? ModelShipment.received(getRuntimeContext(), model.tag().place()) : Path.of("");
        return DetectLane.of(model, settings.of(model), forecasting.of(model), directory);
    }

    @Override
    public void processElement(Attended attended, Context context, Collector<Detection> out) throws Exception {
        ModelTag model = attended.steps().model();
        if (model == null) {
            throw new IllegalStateException("a job of many models names one for each window");
        }
        DetectLane lane = lane(model, attended.steps().hop());
        if (attended.steps().isShadow()) {
            EntityShadows entity = shadows.value();
            EntityShadows all = entity == null ? new EntityShadows() : entity;
            context.output(
                    SHADOWS, comparing.shadow(all, lane, attended, compared -> context.output(COMPARISONS, compared)));
            shadows.update(all);
        } else {
            active(lane, attended, context, out);
        }
    }

    private void active(DetectLane lane, Attended attended, Context context, Collector<Detection> out)
            throws IOException {
        ServedDetection before = state.value();
        List<Alert> left = new ArrayList<>();
        ServedDetection served = next(lane, attended, before, left);
        if (served != before) {
            clearBackbone();
            context.timerService().registerEventTimeTimer(lane.detector().forgottenAt(served.detection()));
        }
        IssuedForecast forecast = forecast(lane, served.detection(), attended);
        Detection detection =
                lane.detector().detect(served.detection(), attended, forecast).after(left);
        state.update(served);
        counts.given(detection, served.detection().usual());
        compare(lane, detection, context);
        out.collect(detection);
    }

    /** The entity's state for a hop: as it was, or what goes on of it when another model serves the entity. */
    private ServedDetection next(
            DetectLane lane, Attended attended, @Nullable ServedDetection before, List<Alert> alerts) {
        Detector detector = lane.detector();
        long time = attended.steps().timeMicros();
        ModelId model = attended.model();
        String series = lane.model().series();
        if (before == null || detector.isForgotten(before.detection(), time)) {
            return new ServedDetection(model, series, detector.newEntity(time));
        }
        if (before.isOf(model)) {
            return before;
        }
        if (before.model() == null) { // state of a job of one model: the first that goes on with it
            return new ServedDetection(model, series, before.detection());
        }
        DetectLane former = lanes.get(before.model().digest());
        Detector leaving = former == null
                ? KnownModels.find(before.model().digest(), attended.steps().hop())
                        .map(known -> lane(known).detector())
                        .orElse(detector)
                : former.detector();
        ModelId formerId = before.model();
        leaving.leave(before.detection(), new Attended(attended.steps(), formerId, attended.output()))
                .forEach(alert -> alerts.add(alert.of(formerId)));
        return new ServedDetection(
                model,
                series,
                before.series().equals(series) ? detector.successorOf(before.detection()) : detector.newEntity(time));
    }

    private @Nullable IssuedForecast forecast(DetectLane lane, EntityDetection entity, Attended attended)
            throws IOException {
        if (backbones == null) {
            return lane.forecaster().issue(entity.forecast, null, attended);
        }
        RefitState own = backbones.value();
        if (own == null) {
            own = lane.forecaster().newRefitState();
        }
        IssuedForecast forecast = lane.forecaster().issue(entity.forecast, own, attended);
        if (own != null) {
            backbones.update(own);
        }
        return forecast;
    }

    private void compare(DetectLane lane, Detection detection, Context context) throws IOException {
        EntityShadows entity = shadows.value();
        boolean hasShadows = !detection.attended().steps().shadows().isEmpty();
        if (entity == null && !hasShadows) {
            return;
        }
        EntityShadows all = entity == null ? new EntityShadows() : entity;
        comparing.active(all, lane, detection, compared -> context.output(COMPARISONS, compared));
        if (all.shadows.isEmpty()) {
            shadows.clear();
        } else {
            shadows.update(all);
        }
    }

    private void clearBackbone() throws IOException {
        if (backbones != null) {
            backbones.clear();
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Detection> out) throws Exception {
        ServedDetection served = state.value();
        if (served == null) {
            return;
        }
        long forget = Detector.forgottenAt(served.detection(), retention);
        if (forget <= context.timerService().currentWatermark()) {
            state.clear();
            shadows.clear();
            clearBackbone();
        } else {
            context.timerService().registerEventTimeTimer(forget);
        }
    }
}
