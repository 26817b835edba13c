package dev.heed.bench.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.bench.LocalModel;
import dev.heed.emit.Outgoing;
import dev.heed.job.PipelinePlan;
import dev.heed.model.series.Normalisation;
import dev.heed.model.serving.AttendedBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class InferPerRecordTest {
    private static final PipelinePlan PLAN = LocalModel.setting().plan();
    private static final int CHANNELS = LocalModel.LOAD.channels();
    private static final int RECEPTIVE_FIELD = 18;

    private static JsonSample sample(String entity, int step) {
        return new JsonSample(entity, step * 1_000L, LocalModel.LOAD.values(entity.charAt(0), step, 1));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, JsonSample, Outgoing> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new InferPerRecord(PLAN.attend(), PLAN.window(), "results")),
                JsonSample::entity,
                Types.STRING);
    }

    private static List<Outgoing> outputs(JsonSample... samples) throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (JsonSample sample : samples) {
                harness.processElement(sample, 0);
            }
            return harness.extractOutputValues();
        }
    }

    private static JsonSample[] samples(String entity, int first, int end) {
        List<JsonSample> samples = new ArrayList<>();
        for (int step = first; step < end; step++) {
            samples.add(sample(entity, step));
        }
        return samples.toArray(JsonSample[]::new);
    }

    private static JsonNode json(Outgoing outgoing) throws Exception {
        return new ObjectMapper().readTree(outgoing.value());
    }

    private static float[] floats(JsonNode array) {
        float[] floats = new float[array.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = array.get(i).floatValue();
        }
        return floats;
    }

    @Test
    void givesAResultForEachSample() throws Exception {
        List<Outgoing> found = outputs(samples("a", 0, 5));
        assertThat(found).hasSize(5).allSatisfy(one -> {
            assertThat(one.topic()).isEqualTo("results");
            assertThat(one.key()).isEqualTo("a".getBytes(StandardCharsets.UTF_8));
        });
        assertThat(json(found.get(3)).get("time").asLong()).isEqualTo(3_000);
    }

    @Test
    void forecastsWithTheLastStepOfAHopOnly() throws Exception {
        List<Outgoing> found = outputs(samples("a", 0, 17));
        for (int step = 0; step < 17; step++) {
            assertThat(json(found.get(step)).has("forecast"))
                    .as("step %d", step)
                    .isEqualTo(step % 8 == 7);
        }
    }

    /** The newest R steps of an entity, zeros before it began. */
    private static float[] ring(String entity, int newest) {
        Normalisation normalisation = PLAN.window().normalisation();
        float[] ring = new float[RECEPTIVE_FIELD * CHANNELS];
        for (int i = 0; i < ring.length; i++) {
            int step = newest - RECEPTIVE_FIELD + 1 + i / CHANNELS;
            int c = i % CHANNELS;
            if (step >= 0) {
                double floor = normalisation.floor().get(c);
                double scale = Math.sqrt(normalisation.variance().get(c) + floor * floor);
                ring[i] = (float) ((sample(entity, step).values()[c]
                                - normalisation.mean().get(c))
                        / scale);
            }
        }
        return ring;
    }

    @Test
    void runsTheModelOnTheNewestStepsOfTheEntity() throws Exception {
        List<Outgoing> found = outputs(samples("a", 0, 32));
        byte[] observed = new byte[RECEPTIVE_FIELD * CHANNELS];
        Arrays.fill(observed, (byte) 1);
        try (OneWindowModel model = new OneWindowModel(PLAN.attend(), 1)) {
            for (int step : new int[] {0, 4, 31}) {
                AttendedBatch expected = model.run(ring("a", step), observed);
                assertThat(floats(json(found.get(step)).get("weights")))
                        .containsExactly(expected.weights(), offset(1e-4f));
                assertThat(floats(json(found.get(step)).get("context")))
                        .containsExactly(expected.context(), offset(1e-3f));
            }
        }
    }

    @Test
    void keepsARingForEachEntity() throws Exception {
        List<JsonSample> inTurn = new ArrayList<>();
        for (int step = 0; step < 20; step++) {
            inTurn.add(sample("a", step));
            inTurn.add(sample("b", step));
        }
        List<Outgoing> both = outputs(inTurn.toArray(JsonSample[]::new));
        List<Outgoing> alone = outputs(samples("b", 0, 20));
        for (int step = 0; step < 20; step++) {
            assertThat(json(both.get(2 * step + 1))).isEqualTo(json(alone.get(step)));
        }
    }

    @Test
    void goesOnWithItsRingsAfterARestore() throws Exception {
        OperatorSubtaskState state;
        try (var harness = harness()) {
            harness.open();
            for (JsonSample sample : samples("a", 0, 20)) {
                harness.processElement(sample, 0);
            }
            state = harness.snapshot(1, 1);
        }
        try (var harness = harness()) {
            harness.initializeState(state);
            harness.open();
            harness.processElement(sample("a", 20), 0);
            JsonNode found = json(harness.extractOutputValues().get(0));
            assertThat(found).isEqualTo(json(outputs(samples("a", 0, 21)).get(20)));
        }
    }
}
