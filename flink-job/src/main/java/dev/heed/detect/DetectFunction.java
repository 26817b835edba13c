package dev.heed.detect;

import dev.heed.attend.Attended;
import dev.heed.forecast.Forecaster;
import dev.heed.forecast.ForecasterSettings;
import dev.heed.forecast.IssuedForecast;
import dev.heed.forecast.RefitStateCodec;
import dev.heed.model.forecasting.Coverage;
import dev.heed.model.forecasting.RefitState;
import dev.heed.model.scoring.ScorerKind;
import dev.heed.shipment.ModelShipment;
import dev.heed.state.Stage;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each entity's detector state and what is learned of its forecasts, and forgets it when the entity has been silent for
 * the retention.
 */
public final class DetectFunction extends Stage<Attended, Detection> {
    private static final long serialVersionUID = 1L;

    /** Of a forecast, H·C. */
    private static final int MOST_SMALL_CELLS = 64;

    private final DetectorSettings settings;
    private final ForecasterSettings forecasting;
    private transient Detector detector;
    private transient FaithfulnessMeans faithfulness;
    private transient Forecaster forecaster;
    private transient ValueState<EntityDetection> state;
    /** Each entity's own backbone; null where none is refitted. */
    private transient @Nullable ValueState<RefitState> backbones;

    private transient Counter steps;
    private transient Counter opened;
    private transient MeanRise rise;

    @SuppressWarnings("NullAway.Init") // made in open
    public DetectFunction(DetectorSettings settings, ForecasterSettings forecasting) {
        this.settings = settings;
        this.forecasting = forecasting;
    }

    @Override
    public void open(OpenContext context) {
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        detector = new Detector(settings);
        faithfulness = new FaithfulnessMeans(metrics);
        state = state("detection", EntityDetectionCodec.state(isSmall()));
        forecaster =
                new Forecaster(forecasting, ModelShipment.received(getRuntimeContext(), forecasting.modelDirectory()));
        backbones = forecasting.refits() ? state("backbone", RefitStateCodec.STATE) : null;
        steps = DetectMetrics.STEPS.counter(metrics);
        opened = DetectMetrics.ALERTS_OPENED.counter(metrics);
        rise = new MeanRise();
        DetectMetrics.RISE.gauge(metrics, rise::value);
        DetectMetrics.VERDICTS_UNMATCHED.gauge(metrics, detector::unmatchedVerdicts);
        Coverage coverage = forecaster.coverage();
        DetectMetrics.COVERAGE.gauge(metrics, coverage::inside);
        DetectMetrics.TARGETS.gauge(metrics, coverage::targets);
        DetectMetrics.TARGETS_INSIDE.gauge(metrics, coverage::targetsInside);
        List<Double> levels = forecasting.tracking().levels();
        DetectMetrics.COVERAGE_PROMISED.gauge(metrics, forecaster::promised);
        for (int q = 0; q < levels.size(); q++) {
            int level = q;
            MetricGroup own = metrics.addGroup("level", String.valueOf(levels.get(q)));
            DetectMetrics.BELOW.gauge(own, () -> coverage.below(level));
        }
    }

    /** Whether an entity's state is small: reading and writing a large one anew for each hop costs more than its objects. */
    private boolean isSmall() {
        return settings.scoring().kind() == ScorerKind.RESIDUAL
                && forecasting.tracking().cells() <= MOST_SMALL_CELLS;
    }

    @Override
    public void processElement(Attended attended, Context context, Collector<Detection> out) throws Exception {
        EntityDetection entity = state.value();
        if (entity == null || detector.isForgotten(entity, attended.steps().timeMicros())) {
            entity = detector.newEntity(attended.steps().timeMicros());
            forgetBackbone();
            context.timerService().registerEventTimeTimer(detector.forgottenAt(entity));
        }
        IssuedForecast forecast = forecast(entity, attended);
        Detection detection = detector.detect(entity, attended, forecast);
        state.update(entity);
        steps.inc(attended.steps().hop());
        rise.add(entity.usual().score.rise());
        detection.alerts().forEach(alert -> opened.inc(alert.state() == Alert.State.OPEN ? 1 : 0));
        if (detection.faithfulness() != null) {
            faithfulness.add(detection.faithfulness());
        }
        out.collect(detection);
    }

    private @Nullable IssuedForecast forecast(EntityDetection entity, Attended attended) throws IOException {
        if (backbones == null) {
            return forecaster.issue(entity.forecast, null, attended);
        }
        RefitState own = backbones.value();
        if (own == null) {
            own = forecaster.newRefitState();
        }
        IssuedForecast forecast = forecaster.issue(entity.forecast, own, attended);
        if (own != null) {
            backbones.update(own);
        }
        return forecast;
    }

    private void forgetBackbone() throws IOException {
        if (backbones != null) {
            backbones.clear();
        }
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
            forgetBackbone();
        } else {
            context.timerService().registerEventTimeTimer(forget);
        }
    }
}
