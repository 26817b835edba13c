package dev.heed.detect;

import static dev.heed.detect.Detectors.hop;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.attend.Attended;
import dev.heed.attend.ModelOutput;
import dev.heed.forecast.ForecasterSettings;
import dev.heed.forecast.LearnOptions;
import dev.heed.ingest.Origin;
import dev.heed.job.PipelinePlan;
import dev.heed.job.TestModels;
import dev.heed.model.forecasting.Tracking;
import dev.heed.model.series.ChannelLimits;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Period;
import dev.heed.model.serving.BatchLayout;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.state.StageOperator;
import dev.heed.window.Window;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stage as Flink runs it: its timers, what it keeps of an entity, and how it goes on from a checkpoint. */
class DetectFunctionTest {
    /** Retention of {@link Detectors#settings}. */
    static final long HOUR_MILLIS = 3_600_000;

    enum Backend {
        HEAP,
        ROCKSDB
    }

    private static ForecasterSettings forecasting() {
        Tracking tracking = new Tracking(Detectors.CHANNELS, 1, List.of(.5), .5, 1000, 100, Detectors.HOP);
        return new ForecasterSettings(
                tracking, 5, Intake.plain(List.of()), ChannelLimits.NONE, Period.parse("1s"), false, true, "");
    }

    static KeyedOneInputStreamOperatorTestHarness<String, Attended, Detection> harness(Backend backend)
            throws Exception {
        return harness(backend, new DetectFunction(Detectors.settings(), forecasting()));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Attended, Detection> harness(
            Backend backend, DetectFunction function) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, Attended, Detection> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new StageOperator<>(function, 1 << 20, "a model"), Attended::entity, Types.STRING);
        harness.setStateBackend(
                backend == Backend.HEAP ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend());
        return harness;
    }

    static void feed(KeyedOneInputStreamOperatorTestHarness<String, Attended, Detection> harness, Attended... hops)
            throws Exception {
        for (Attended hop : hops) {
            harness.processElement(hop, hop.steps().timeMicros() / 1000);
        }
    }

    static List<Alert> alerts(KeyedOneInputStreamOperatorTestHarness<String, Attended, Detection> harness) {
        List<Alert> alerts = new ArrayList<>();
        harness.extractOutputValues().forEach(detection -> alerts.addAll(detection.alerts()));
        return alerts;
    }

    @Test
    void givesOneDetectionForEachHopWithItsForecastInInputUnits() throws Exception {
        try (var harness = harness(Backend.HEAP)) {
            harness.open();
            feed(harness, hop(4, 1, 0, true), hop(8, 5, 0, true));
            List<Detection> detections = harness.extractOutputValues();
            assertThat(detections).hasSize(2);
            assertThat(detections.get(0).forecast()).isNull();
            assertThat(requireNonNull(detections.get(1).forecast()).values())
                    .containsExactly(new float[] {10 + 2 * 3, 100 + 20 * 4}, within(1e-4f));
        }
    }

    @Test
    void forgetsAnEntityThatWasSilentForTheRetention() throws Exception {
        try (var harness = harness(Backend.HEAP)) {
            harness.open();
            feed(harness, hop(4, 5, 0, true));
            assertThat(harness.numKeyedStateEntries()).isPositive();
            assertThat(harness.numEventTimeTimers()).isEqualTo(1);
            harness.processWatermark(7_000 + HOUR_MILLIS);
            assertThat(harness.numKeyedStateEntries()).isPositive();
            harness.processWatermark(7_001 + HOUR_MILLIS);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void keepsAnEntityThatIsHeardWithOneTimerAtATime() throws Exception {
        try (var harness = harness(Backend.HEAP)) {
            harness.open();
            feed(harness, hop(4, 5, 0, true), hop(1800, 5, 0, true));
            assertThat(harness.numEventTimeTimers()).isEqualTo(1);
            harness.processWatermark(7_001 + HOUR_MILLIS);
            assertThat(harness.numKeyedStateEntries()).isPositive();
            assertThat(harness.numEventTimeTimers()).isEqualTo(1);
            harness.processWatermark(1_803_001 + HOUR_MILLIS);
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void beginsAnewWithAnEntityThatComesAfterTheRetentionBeforeItsTimer() throws Exception {
        try (var harness = harness(Backend.HEAP)) {
            harness.open();
            feed(harness, hop(4, 5, 20, true));
            assertThat(alerts(harness)).extracting(Alert::state).containsExactly(Alert.State.OPEN);
            feed(harness, hop(10_000, 5, 0, true));
            assertThat(alerts(harness)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWithAnOpenEventFromACheckpoint(Backend backend) throws Exception {
        OperatorSubtaskState checkpoint;
        String id;
        try (var harness = harness(backend)) {
            harness.open();
            feed(harness, hop(4, 5, 20, true));
            id = alerts(harness).get(0).event().id();
            checkpoint = harness.snapshot(1, 1);
            feed(harness, hop(8, 5, 20, true));
        }
        try (var after = harness(backend)) {
            after.initializeState(checkpoint);
            after.open();
            for (int t = 8; t < 80; t += 4) {
                feed(after, hop(t, 5, 0, true));
            }
            assertThat(alerts(after)).extracting(Alert::state).containsExactly(Alert.State.CLOSED);
            assertThat(alerts(after).get(0).event().id()).isEqualTo(id);
            assertThat(after.numEventTimeTimers()).isEqualTo(1);
        }
    }

    @Test
    void forgetsAnEntitysOwnBackboneWithTheEntity() throws Exception {
        ModelDirectory model = TestModels.machines();
        Configuration options = new Configuration();
        options.set(LearnOptions.BACKBONE, true);
        PipelinePlan plan = PipelinePlan.of(options, model.card(), model.path().toString(), model.digest());
        try (var harness = harness(Backend.HEAP, new DetectFunction(plan.detector(), plan.forecaster()))) {
            harness.open();
            feed(harness, zeros(model, 8));
            assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
            harness.processWatermark(20_000 + plan.detector().retention().toMillis());
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    /** A hop of a model of which everything is 0. */
    private static Attended zeros(ModelDirectory model, long second) {
        BatchLayout layout = model.card().layout(model.card().hop());
        int cells = layout.elementStride();
        Window steps = new Window(
                "pump",
                second * 1_000_000,
                layout.hop(),
                1,
                new float[cells],
                new byte[cells],
                new float[layout.channels()],
                new float[layout.channels()],
                Origin.UNKNOWN);
        ModelOutput output = new ModelOutput(
                new float[cells],
                new float[cells],
                new float[layout.contextStride()],
                new float[layout.attentionStride()],
                new float[layout.expectationStride()],
                new float[layout.forecastStride()],
                new float[layout.correctionStride()]);
        return new Attended(steps, model.card().id(model.digest()), output);
    }

    @Test
    void keepsNothingOfABackboneWhereNoneIsRefitted() throws Exception {
        try (var harness = harness(Backend.HEAP)) {
            harness.open();
            feed(harness, hop(4, 5, 0, true));
            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        }
    }
}
