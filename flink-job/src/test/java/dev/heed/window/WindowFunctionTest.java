package dev.heed.window;

import static dev.heed.window.WindowShapes.sample;
import static dev.heed.window.WindowShapes.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.Reading;
import dev.heed.ingest.Reason;
import dev.heed.ingest.Verdict;
import dev.heed.state.StageOperator;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class WindowFunctionTest {
    private static KeyedOneInputStreamOperatorTestHarness<String, Reading, Window> harness(int of, int index)
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new StageOperator<>(new WindowFunction(shape(1, 3, 2, 2), 100), 0, "a model"),
                Reading::entity,
                Types.STRING,
                128,
                of,
                index);
    }

    private static List<float[]> values(KeyedOneInputStreamOperatorTestHarness<String, Reading, Window> harness) {
        return harness.extractOutputValues().stream().map(Window::values).toList();
    }

    private static Reading of(String entity, double seconds, float value) {
        return Reading.sample(entity, Math.round(seconds * 1e6), new float[] {value}, WindowShapes.ORIGIN);
    }

    @Test
    void sendsAWindowWhenTheWatermarkCompletesItsHop() throws Exception {
        try (var harness = harness(1, 0)) {
            harness.open();
            harness.processElement(sample(4, 1), 4000);
            harness.processElement(sample(5, 2), 5000);
            harness.processWatermark(5998);
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processWatermark(5999);
            assertThat(values(harness)).containsExactly(new float[] {0, 0, 1, 2});
        }
    }

    @Test
    void putsLateReadingsToTheSide() throws Exception {
        try (var harness = harness(1, 0)) {
            harness.open();
            harness.processElement(sample(66, 1), 66_000);
            harness.processElement(sample(4, 1), 4000);
            harness.processElement(sample(6, 3), 6000);
            harness.processWatermark(7999);
            assertThat(harness.getSideOutput(WindowFunction.NOT_TAKEN)).hasSize(1);
            assertThat(values(harness)).hasSize(1);
        }
    }

    @Test
    void goesOnFromASnapshotAsIfNothingHadHappened() throws Exception {
        OperatorSubtaskState snapshot;
        try (var before = harness(1, 0)) {
            before.open();
            before.processElement(sample(4, 1), 4000);
            before.processElement(sample(5, 2), 5000);
            before.processElement(sample(6.5, 3), 6500);
            before.processWatermark(5999);
            snapshot = before.snapshot(1, 1);
        }
        try (var after = harness(1, 0)) {
            after.initializeState(snapshot);
            after.open();
            after.processElement(sample(6.1, 99), 6100);
            after.processElement(sample(7, 4), 7000);
            after.processWatermark(7999);
            assertThat(values(after)).containsExactly(new float[] {1, 2, 3, 4});
        }
    }

    @Test
    void keepsEveryEntityWhenRescaledFromOneToTwo() throws Exception {
        OperatorSubtaskState snapshot;
        try (var before = harness(1, 0)) {
            before.open();
            for (int entity = 0; entity < 20; entity++) {
                before.processElement(of("pump-" + entity, 4, entity), 4000);
            }
            snapshot = before.snapshot(1, 1);
        }
        int windows = 0;
        for (int index = 0; index < 2; index++) {
            OperatorSubtaskState part =
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(snapshot, 128, 1, 2, index);
            try (var after = harness(2, index)) {
                after.initializeState(part);
                after.open();
                after.processWatermark(5999);
                assertThat(after.extractOutputValues()).isNotEmpty();
                windows += after.extractOutputValues().size();
            }
        }
        assertThat(windows).isEqualTo(20);
    }

    @Test
    void dropsTheRingOfASilentEntity() throws Exception {
        try (var harness = harness(1, 0)) {
            harness.open();
            harness.processElement(sample(4, 1), 4000);
            harness.processWatermark(60_000);
            harness.processElement(sample(61, 2), 61_000);
            harness.processWatermark(62_000);
            assertThat(values(harness)).containsExactly(new float[] {0, 0, 1, 1}, new float[] {0, 0, 0, 2});
        }
    }

    @Test
    void leavesNoStateAndNoTimerOnceASilentEntityIsForgotten() throws Exception {
        try (var harness = harness(1, 0)) {
            harness.open();
            harness.processElement(sample(4, 1), 4000);
            harness.processWatermark(60_000);
            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
            harness.processWatermark(3_700_000);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void keepsNothingOfAnEntityOfWhichEverythingWasLate() throws Exception {
        try (var harness = harness(1, 0)) {
            harness.open();
            harness.processWatermark(3_700_000);
            harness.processElement(sample(4, 1), 4000);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    private static Reading said(double effective, String alert) {
        return Reading.verdict(
                "pump", new Verdict(Verdict.Kind.FALSE, alert, Math.round(effective * 1e6), 0), WindowShapes.ORIGIN);
    }

    private static List<List<String>> alertsSpokenOf(
            KeyedOneInputStreamOperatorTestHarness<String, Reading, Window> harness) {
        return harness.extractOutputValues().stream()
                .map(window -> window.verdicts().stream().map(Verdict::alert).toList())
                .toList();
    }

    /** Hops of two steps begin at 4, 6, 8 and 10 s. */
    @Test
    void sendsWhatIsSaidWithTheFirstHopThatBeginsFromThenOn() throws Exception {
        OperatorSubtaskState snapshot;
        try (var before = harness(1, 0)) {
            before.open();
            before.processElement(said(5.5, "b"), Long.MIN_VALUE);
            before.processElement(said(6, "c"), Long.MIN_VALUE);
            before.processElement(said(6.1, "d"), Long.MIN_VALUE);
            before.processElement(said(1, "a"), Long.MIN_VALUE);
            before.processElement(sample(4, 1), 4000);
            before.processWatermark(5999);
            assertThat(alertsSpokenOf(before)).containsExactly(List.of("a"));
            snapshot = before.snapshot(1, 1);
        }
        try (var after = harness(1, 0)) {
            after.initializeState(snapshot);
            after.open();
            after.processElement(sample(6, 1), 6000);
            after.processElement(sample(8, 1), 8000);
            after.processWatermark(9999);
            after.processElement(said(2, "late"), Long.MIN_VALUE);
            after.processElement(sample(10, 1), 10_000);
            after.processWatermark(11_999);
            assertThat(alertsSpokenOf(after)).containsExactly(List.of("b", "c"), List.of("d"), List.of("late"));
        }
    }

    /** Retention is an hour. */
    @Test
    void forgetsWhatIsSaidOfAnEntityThatNeverComes() throws Exception {
        try (var harness = harness(1, 0)) {
            harness.open();
            harness.processElement(said(7_200, "a"), Long.MIN_VALUE);
            harness.processWatermark(10_800_000);
            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
            harness.processWatermark(10_800_001);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void putsToTheSideWhatIsSaidBeyondWhatMayWait() throws Exception {
        try (var harness = harness(1, 0)) {
            harness.open();
            for (int i = 0; i < 102; i++) {
                harness.processElement(said(100 + i, "a-" + i), Long.MIN_VALUE);
            }
            assertThat(harness.getSideOutput(WindowFunction.NOT_TAKEN))
                    .extracting(put -> put.getValue().reason())
                    .containsExactly(Reason.TOO_MANY_VERDICTS, Reason.TOO_MANY_VERDICTS);
        }
    }

    @Test
    void sendsNoHopBeforeItsWatermarkWherePeopleMaySpeak() throws Exception {
        WindowShape own = shape(1, 3, 2, 2);
        WindowShape timed = new WindowShape(
                own.hops(),
                Set.of(),
                3,
                2,
                own.retention(),
                own.normalisation(),
                "",
                own.acceptSteps(),
                own.intake(),
                new Completion(own.completion().maxLateness(), own.retention(), true));
        for (WindowShape shape : List.of(own, timed)) {
            try (var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                    new StageOperator<>(new WindowFunction(shape, 100), 0, "a model"), Reading::entity, Types.STRING)) {
                harness.open();
                harness.processElement(sample(4, 1), 4000);
                harness.processWatermark(5999);
                harness.processElement(WindowShapes.block(6, 1e6, 1, 2, 3, 4), 6000);
                assertThat(harness.extractOutputValues())
                        .hasSize(shape.completion().waitsForTime() ? 1 : 3);
            }
        }
    }
}
