package dev.heed.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.RandomModels;
import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.GateContext;
import dev.heed.model.attention.GateKind;
import dev.heed.model.attention.Parameters;
import dev.heed.model.forecasting.LookBack;
import java.util.List;
import java.util.SplittableRandom;
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

/** What meets the weights instead of every row comes to the same. */
class FoldedWeightsTest {
    private static final int BATCH = 2;
    private static final int STEPS = 9;
    private static final int CHANNELS = 3;

    private final SplittableRandom random = new SplittableRandom(11);
    private final Graph graph = new Graph();
    private final Algebra<TFloat32> algebra = Algebra.singlePrecision(Ops.create(graph));
    private final float[] numbers = RandomModels.floats(random, BATCH * STEPS * CHANNELS);
    private final Operand<TFloat32> values = constant(numbers, BATCH, STEPS, CHANNELS);

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void aGateReadsAnEmbeddedContextAsItReadsTheEmbedding() {
        Operand<TFloat32> embedding = drawn(CHANNELS, 4);
        Operand<TFloat32> bias = drawn(4);
        Operand<TFloat32> raw = drawn(BATCH, STEPS, CHANNELS);
        Operand<TFloat32> wanted = GateKind.named("context")
                .of(algebra, same(), CHANNELS, GateContext.of(algebra.dense(raw, embedding, bias)))
                .weights(values);
        Operand<TFloat32> made = GateKind.named("context")
                .of(algebra, same(), CHANNELS, new GateContext<>(raw, new GateContext.Embedding<>(embedding, bias)))
                .weights(values);
        assertSame(made, wanted);
    }

    @Test
    void aNormIntoWeightsIsTheNormTimesThem() {
        LayerNorm norm = new LayerNorm(algebra, same(), CHANNELS);
        Operand<TFloat32> weights = drawn(CHANNELS, 5);
        Operand<TFloat32> bias = drawn(5);
        assertSame(norm.into(weights, bias, values), algebra.dense(norm.of(values), weights, bias));
    }

    @Test
    void aForecastIsThatOfThePastRelativeToTheLastValue() {
        ForecastConfiguration configuration = new ForecastConfiguration(2, List.of(new LookBack(4, 1, 0)), List.of(.5));
        float[] constant = new float[CHANNELS * 2];
        Backbone backbone =
                new Backbone(CHANNELS, new float[0], RandomModels.floats(random, CHANNELS * 4 * 2), constant);
        LinearForecast forecast = new LinearForecast(algebra, configuration, backbone);
        Operand<TFloat32> relative = forecast.weighted(forecast.past(values)); // [B, H, C]
        assertSame(forecast.of(values), algebra.tf().math.add(relative, algebra.steps(values, -1, 0)));
    }

    @Test
    void anExpectationIsLinearInTheStepsBeforeItsHorizon() {
        ExpectationConfiguration configuration = new ExpectationConfiguration(List.of(1, 3), 2, 0);
        float[] weights = RandomModels.floats(random, (2 * CHANNELS + 1) * 2 * CHANNELS);
        Backbone backbone = new Backbone(CHANNELS, weights, new float[0], new float[0]);
        float[] made = read(new LinearExpectation(algebra, configuration, backbone)
                .of(values, 5)
                .get(1)); // horizon 3, steps 5 … 8
        for (int step = 5; step < STEPS; step++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                double wanted = weights[2 * CHANNELS * 2 * CHANNELS + CHANNELS + channel];
                for (int row = 0; row < 2 * CHANNELS; row++) {
                    int seen = (step - 3 - row / CHANNELS) * CHANNELS + row % CHANNELS;
                    wanted += numbers[seen] * weights[row * 2 * CHANNELS + CHANNELS + channel];
                }
                assertThat(made[(step - 5) * CHANNELS + channel]).isCloseTo((float) wanted, Offset.offset(1e-6f));
            }
        }
    }

    /** Parameters that are the same each time they are asked for. */
    private Parameters<TFloat32> same() {
        return (name, start, shape) -> {
            int count = Math.toIntExact(Shape.of(shape).size());
            return constant(RandomModels.floats(new SplittableRandom(name.hashCode()), count), shape);
        };
    }

    private Operand<TFloat32> drawn(long... shape) {
        return constant(
                RandomModels.floats(random, Math.toIntExact(Shape.of(shape).size())), shape);
    }

    private Operand<TFloat32> constant(float[] given, long... shape) {
        return algebra.tf().constant(Shape.of(shape), DataBuffers.of(given));
    }

    private void assertSame(Operand<TFloat32> made, Operand<TFloat32> wanted) {
        assertThat(read(made)).containsExactly(read(wanted), Offset.offset(1e-6f));
    }

    private float[] read(Operand<TFloat32> made) {
        try (Session session = new Session(graph);
                Result result = session.runner().fetch(made).run()) {
            TFloat32 tensor = (TFloat32) result.get(0);
            float[] read = new float[Math.toIntExact(tensor.size())];
            tensor.asRawTensor().data().asFloats().read(read);
            return read;
        }
    }
}
