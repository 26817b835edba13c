package dev.heed.window;

import static dev.heed.window.WindowShapes.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.Reading;
import dev.heed.ingest.Reason;
import dev.heed.state.StageOperator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups.UnregisteredTaskMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No more entities are kept than may be, and those that are go on. */
class EntityBoundTest {
    private static final int MOST = 20;

    private static StageOperator<Reading, Window> operator() {
        return new StageOperator<>(new WindowFunction(shape(1, 3, 2, 2), MOST), 0, "a model");
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Reading, Window> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(operator(), Reading::entity, Types.STRING);
    }

    private static Reading of(String entity, double seconds, float value) {
        return Reading.sample(entity, Math.round(seconds * 1e6), new float[] {value}, WindowShapes.ORIGIN);
    }

    private static List<String> entitiesNotTaken(
            KeyedOneInputStreamOperatorTestHarness<String, Reading, Window> harness) {
        var notTaken = harness.getSideOutput(WindowFunction.NOT_TAKEN);
        return notTaken == null
                ? List.of()
                : notTaken.stream()
                        .map(record -> record.getValue())
                        .peek(one -> assertThat(one.reason()).isEqualTo(Reason.TOO_MANY_ENTITIES))
                        .map(one -> one.part().entity())
                        .toList();
    }

    private static void hear(
            KeyedOneInputStreamOperatorTestHarness<String, Reading, Window> harness, int count, double seconds)
            throws Exception {
        for (int entity = 0; entity < count; entity++) {
            harness.processElement(of("pump-" + entity, seconds, entity), Math.round(seconds * 1e3));
        }
    }

    @Test
    void putsReadingsOfNewEntitiesToTheSideWhileAsManyAreKeptAsMayBe() throws Exception {
        try (var harness = harness()) {
            harness.open();
            hear(harness, MOST + 2, 4);
            hear(harness, MOST + 1, 5);
            harness.processWatermark(5999);
            assertThat(entitiesNotTaken(harness)).containsExactly("pump-20", "pump-21", "pump-20");
            assertThat(harness.extractOutputValues())
                    .hasSize(MOST)
                    .allSatisfy(window -> assertThat(window.observed()).containsExactly(0, 0, 1, 1));
            assertThat(harness.getSideOutput(WindowFunction.NOT_TAKEN)
                            .element()
                            .getValue()
                            .message())
                    .startsWith("expected at most 20 entities in a subtask (heed.window.max-entities), found another");
        }
    }

    /** The retention is an hour. */
    @Test
    void takesANewEntityInOnceAnOldOneIsForgotten() throws Exception {
        try (var harness = harness()) {
            harness.open();
            hear(harness, MOST, 4);
            harness.processWatermark(60_000);
            harness.processElement(of("pump-0", 61, 1), 61_000);
            harness.processElement(of("new", 61, 1), 61_000);
            harness.processWatermark(3_610_000);
            harness.processElement(of("newer", 3611, 1), 3_611_000);
            assertThat(entitiesNotTaken(harness)).containsExactly("new");
            assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
        }
    }

    static Stream<StateBackend> backends() {
        return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
    }

    @ParameterizedTest
    @MethodSource("backends")
    void countsTheEntitiesThatItIsRestoredWith(StateBackend backend) throws Exception {
        OperatorSubtaskState snapshot;
        try (var before = harness()) {
            before.setStateBackend(backend);
            before.open();
            hear(before, MOST - 1, 4);
            snapshot = before.snapshot(1, 1);
        }
        try (var after = harness()) {
            after.setStateBackend(backend);
            after.initializeState(snapshot);
            after.open();
            hear(after, MOST + 1, 5);
            assertThat(entitiesNotTaken(after)).containsExactly("pump-20");
        }
    }

    @Test
    void showsHowManyEntitiesAreKeptAndHowManyReadingsOfOthersCame() throws Exception {
        var metrics = new InterceptingOperatorMetricGroup();
        try (var environment = new MockEnvironmentBuilder()
                        .setMetricGroup(new UnregisteredTaskMetricGroup() {
                            @Override
                            public InternalOperatorMetricGroup getOrAddOperator(
                                    OperatorID id, String name, Map<String, String> variables) {
                                return metrics;
                            }
                        })
                        .build();
                var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                        operator(), Reading::entity, Types.STRING, environment)) {
            harness.open();
            hear(harness, 7, 4);
            assertThat(((Gauge<?>) metrics.get("entities")).getValue()).isEqualTo(7L);
            hear(harness, MOST + 3, 5);
            assertThat(((Gauge<?>) metrics.get("entities")).getValue()).isEqualTo((long) MOST);
            assertThat(((Counter) metrics.get("tooManyEntities")).getCount()).isEqualTo(3);
        }
    }

    /** An entity of which nothing is kept must not take another one's place. */
    @Test
    void doesNotCountEntitiesOfWhichEverythingWasLate() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processWatermark(3_700_000);
            hear(harness, MOST + 5, 4);
            harness.getSideOutput(WindowFunction.NOT_TAKEN).clear();
            hear(harness, MOST, 3_701);
            assertThat(entitiesNotTaken(harness)).isEmpty();
        }
    }
}
