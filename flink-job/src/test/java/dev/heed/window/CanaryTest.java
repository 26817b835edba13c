package dev.heed.window;

import static dev.heed.models.Versions.change;
import static dev.heed.models.Versions.pumps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.Reading;
import dev.heed.ingest.ReadingLimits;
import dev.heed.models.Messages;
import dev.heed.models.ModelChange;
import dev.heed.models.ModelNews;
import dev.heed.models.Schedule;
import dev.heed.models.ServedModel;
import dev.heed.models.UpdateId;
import dev.heed.state.ControlledOperator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The window stage of a thousand entities, of which a canary serves some. */
class CanaryTest {
    private static final int ENTITIES = 1000;
    private static final List<String> CHANNELS = List.of("flow", "pressure");
    private static final ServedModel FIRST = pumps("1");
    private static final ServedModel SECOND = pumps("2");
    private static final Schedule START = Schedule.of(List.of(FIRST), Map.of());

    static KeyedTwoInputStreamOperatorTestHarness<String, Reading, byte[], Window> harness() throws Exception {
        return harness(START);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Reading, byte[], Window> harness(Schedule start)
            throws Exception {
        ModelWindows stage = new ModelWindows(
                start,
                model -> WindowShapes.shape(CHANNELS, 3, 2, 2),
                new ReadingLimits(Duration.ofDays(1), 1000, true),
                ENTITIES,
                null);
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new ControlledOperator<>(stage, 1 << 20, "models", Set.of()),
                Reading::entity,
                null,
                Types.STRING,
                ENTITIES,
                1,
                0);
    }

    private static StreamRecord<byte[]> canary(float share, long seconds) {
        return news(change(ModelChange.Mode.CANARY, SECOND, share, seconds));
    }

    private static StreamRecord<byte[]> news(ModelChange change) {
        return new StreamRecord<>(
                Messages.write(new ModelNews(new UpdateId(0, change.effectiveMicros(), -1), change, SECOND)));
    }

    /** Lets every entity send a hop; returns those that the second version served. */
    private static Set<String> served(
            KeyedTwoInputStreamOperatorTestHarness<String, Reading, byte[], Window> harness, long seconds)
            throws Exception {
        harness.getOutput().clear();
        for (int entity = 0; entity < ENTITIES; entity++) {
            harness.processElement1(new StreamRecord<>(
                    Reading.named(
                            "machine-" + entity,
                            seconds * 1_000_000,
                            0,
                            CHANNELS,
                            new float[] {1, 2},
                            null,
                            WindowShapes.ORIGIN),
                    seconds * 1000));
        }
        Watermark end = new Watermark(seconds * 1000 + 1999);
        harness.processWatermark1(end);
        harness.processWatermark2(end);
        List<Window> windows = harness.extractOutputValues();
        assertThat(windows).hasSize(ENTITIES);
        return windows.stream()
                .filter(window -> Objects.requireNonNull(window.model()).equals(SECOND.tag()))
                .map(Window::entity)
                .collect(Collectors.toSet());
    }

    @Test
    void servesTheSameEntitiesAfterARestartAndKeepsThemWithALargerShare() throws Exception {
        OperatorSubtaskState snapshot;
        Set<String> small;
        try (var before = harness()) {
            before.open();
            before.processElement2(canary(.2f, 10));
            assertThat(served(before, 8)).isEmpty();
            small = served(before, 10);
            assertThat(small).hasSizeBetween(170, 230);
            snapshot = before.snapshot(1, 1);
        }
        try (var after = harness()) {
            after.initializeState(snapshot);
            after.open();
            assertThat(served(after, 12)).isEqualTo(small);
            after.processElement2(canary(.4f, 14));
            assertThat(served(after, 14)).hasSizeBetween(370, 430).containsAll(small);
        }
    }

    @Test
    void aLateCanaryHoldsFromWhenItDidAfterARestartThatKnowsTheTopic() throws Exception {
        ModelChange asked = change(ModelChange.Mode.CANARY, SECOND, .2f, 4);
        OperatorSubtaskState snapshot;
        try (var before = harness()) {
            before.open();
            assertThat(served(before, 8)).isEmpty();
            before.processElement2(news(asked.from(12_000_000)));
            snapshot = before.snapshot(1, 1);
        }
        try (var after = harness(START.with(asked, SECOND))) {
            after.initializeState(snapshot);
            after.open();
            assertThat(served(after, 10)).isEmpty();
            assertThat(served(after, 12)).hasSizeBetween(170, 230);
        }
    }
}
