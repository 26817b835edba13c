package dev.heed.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.RandomModels;
import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Choice;
import dev.heed.model.attention.Parameters;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The parts of a network one by one. */
class NetworkPartsTest {
    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Algebra<TFloat32> algebra = Algebra.singlePrecision(tf);
    /** Each parameter as it begins: gains 1, all else 0. */
    private final Parameters<TFloat32> begun = (name, start, shape) -> start == Parameters.Start.ONES
            ? tf.ones(tf.constant(shape), TFloat32.class)
            : tf.zeros(tf.constant(shape), TFloat32.class);

    @AfterEach
    void close() {
        graph.close();
    }

    private Operand<TFloat32> constant(float[] values, long... shape) {
        return tf.constant(Shape.of(shape), DataBuffers.of(values));
    }

    private float[] read(Operand<TFloat32> operand) {
        try (Session session = new Session(graph);
                Result result = session.runner().fetch(operand).run()) {
            TFloat32 tensor = (TFloat32) result.get(0);
            float[] values = new float[Math.toIntExact(tensor.size())];
            tensor.asRawTensor().data().asFloats().read(values);
            return values;
        }
    }

    @Test
    void aNormHasMeanZeroAndVarianceOne() {
        float[] normed = read(new LayerNorm(algebra, begun, 4).of(constant(new float[] {1, 3, 5, 7}, 1, 4)));

        assertThat(normed).containsExactly(new float[] {-1.3416f, -.4472f, .4472f, 1.3416f}, Offset.offset(1e-3f));
    }

    @Test
    void aFrameHoldsTheWindowThatEndsWithItsStep() {
        Frames frames = new Frames(algebra, 3);
        Operand<TFloat32> framed = frames.of(constant(new float[] {0, 1, 2, 3}, 1, 4, 1)); // [2, 3, 1]

        assertThat(read(framed)).containsExactly(0, 1, 2, 1, 2, 3);
        assertThat(read(frames.newest(framed))).containsExactly(2, 3);
    }

    @Test
    void whatWasMadeOfFramesLiesAtTheStepsThatTheyEndWith() {
        Frames frames = new Frames(algebra, 3);
        Operand<TFloat32> x = constant(new float[8], 2, 4, 1);

        assertThat(frames.unframe(constant(new float[12], 4, 3), x, 3).shape().asArray())
                .containsExactly(2, 2, 3);
    }

    @Test
    void dropoutLeavesOutAShareAndEnlargesTheRest() {
        float[] ones = new float[10_000];
        Arrays.fill(ones, 1);
        float[] left = read(new Dropout(Choice.straightThrough(3)).of(algebra, constant(ones, 100, 100), .2));

        int dropped = 0;
        for (float value : left) {
            assertThat(value == 0 || Math.abs(value - 1.25f) < 1e-6).isTrue();
            dropped += value == 0 ? 1 : 0;
        }
        assertThat(dropped).isBetween(1800, 2200);
    }

    @Test
    void dropoutDoesNothingWhereItServes() {
        Operand<TFloat32> x = constant(new float[4], 2, 2);

        assertThat(new Dropout(Choice.largest()).of(algebra, x, .5)).isSameAs(x);
        assertThat(new Dropout(Choice.straightThrough(1)).of(algebra, x, 0)).isSameAs(x);
    }

    @Test
    void embedsTwoGroupsOfChannelsApart() {
        AttentionConfiguration one = AttentionConfiguration.defaults();
        Operand<TFloat32> x = constant(new float[6], 1, 2, 3);

        assertThat(new Streams.Embedding(algebra, one, begun).of(x, x).areTwo()).isFalse();
        assertThat(new Streams.Embedding(algebra, ReadyMade.named("cross").attention(), begun)
                        .of(x, x)
                        .areTwo())
                .isTrue();
    }

    @Test
    void aStreamThatIsAttendedStaysWhatItWasWhereThereAreTwoGroups() {
        Operand<TFloat32> asking = constant(new float[1], 1);
        Operand<TFloat32> attended = constant(new float[1], 1);
        Operand<TFloat32> next = constant(new float[1], 1);

        assertThat(new Streams(asking, attended, true).next(next, attended))
                .isEqualTo(new Streams(next, attended, true));
        assertThat(Streams.one(asking).next(next, asking)).isEqualTo(Streams.one(next));
    }

    @Test
    void aNetworkBeginsAsItsBackbone() {
        NetworkConfiguration small = RandomModels.small();
        Backbone backbone = RandomModels.network(small, 2).backbone();
        int steps = small.receptiveField() + 3;
        Operand<TFloat32> window = constant(new float[steps * 2], 1, steps, 2);
        Network.Outputs made = new Network(algebra, small, backbone, begun, Choice.largest()).of(window, window);

        assertThat(read(made.expectationCorrection())).containsOnly(0);
        assertThat(read(made.forecastCorrection())).containsOnly(0);
        assertThat(made.weights().shape().asArray()).containsExactly(1, 4, 2);
        assertThat(made.forecast().shape().asArray()).containsExactly(1, 5, 2);
    }

    @Test
    void aNetworkOfZerosForecastsTheLastValueAndExpectsTheMean() {
        NetworkConfiguration small = RandomModels.small();
        int steps = small.receptiveField();
        float[] values = new float[steps];
        values[steps - 1] = 3;
        Operand<TFloat32> window = constant(values, 1, steps, 1);
        Network.Outputs made =
                new Network(algebra, small, Backbone.zero(small, 1), begun, Choice.largest()).of(window, window);

        assertThat(read(made.forecast())).containsOnly(3);
        assertThat(read(made.expectation().get(0))).containsOnly(0);
    }

    @Test
    void refusesGroupsOfChannelsThatThereAreNot() {
        NetworkConfiguration cross = ReadyMade.named("cross");

        assertThatThrownBy(() -> new Network(algebra, cross, Backbone.zero(cross, 1), begun, Choice.largest()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attention.groups must name channels below 1, found");
    }

    @Test
    void aLayoutBeginsGainsAtOneBiasesAtZeroAndMatricesTheSameForTheSameSeed() {
        ParameterLayout layout = ParameterLayout.of(RandomModels.small(), 2);

        assertThat(layout.start(1)).hasSize(layout.size()).containsExactly(layout.start(1));
        assertThat(layout.start(2)).isNotEqualTo(layout.start(1));
        assertThat(read(layout.constants(tf, layout.start(1)).get("norm/gain", Parameters.Start.ONES, 32)))
                .containsOnly(1);
        assertThat(read(layout.constants(tf, layout.start(1)).get("norm/bias", Parameters.Start.ZEROS, 32)))
                .containsOnly(0);
    }

    @Test
    void cutsTheSamePartsOutOfAVectorAsItHoldsConstants() {
        ParameterLayout layout = ParameterLayout.of(RandomModels.small(), 2);
        float[] values = layout.start(7);
        Parameters<TFloat32> parts = layout.parts(tf, constant(values, values.length));
        Parameters<TFloat32> constants = layout.constants(tf, values);

        for (String name : List.of("embedding", "layer0/Wq", "layer1/forward/W2")) {
            long[] shape = name.equals("embedding")
                    ? new long[] {4, 32}
                    : name.endsWith("Wq") ? new long[] {32, 32} : new long[] {64, 32};
            assertThat(read(parts.get(name, Parameters.Start.GLOROT, shape)))
                    .containsExactly(read(constants.get(name, Parameters.Start.GLOROT, shape)));
        }
    }

    @Test
    void aLayoutRefusesANameThatNoPartAsksFor() {
        ParameterLayout layout = ParameterLayout.of(RandomModels.small(), 2);

        assertThatThrownBy(() -> layout.constants(tf, layout.start(1)).get("nothing", Parameters.Start.ZEROS, 1))
                .hasMessageStartingWith("expected one of the parameters [")
                .hasMessageEndingWith("], found nothing");
    }

    @Test
    void aServedGraphGivesItsInputsAndOutputsByName() {
        ServedGraph served = ServedGraph.add(graph, RandomModels.network(RandomModels.small(), 2));

        assertThat(served.inputs().keySet()).containsExactly("values", "observed");
        assertThat(served.outputs().keySet())
                .containsExactly(
                        "weights", "features", "context", "attention", "expectation", "forecast", "correction");
    }
}
