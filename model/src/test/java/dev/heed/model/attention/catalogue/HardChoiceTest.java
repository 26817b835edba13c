package dev.heed.model.attention.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Choice;
import dev.heed.model.attention.Hard;
import dev.heed.model.attention.KeyMask;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class HardChoiceTest {
    private static final float[] SCORES = {1, 2, 0, -1, 1.5f};
    private static final int DRAWS = 20_000;

    @Test
    void drawsAsOftenAsTheProbabilitiesSay() {
        float[] weights = run(Choice.sample(7), DRAWS, false);
        double all = 0;
        for (float score : SCORES) {
            all += Math.exp(score);
        }
        for (int key = 0; key < SCORES.length; key++) {
            double p = Math.exp(SCORES[key]) / all;
            double drawn = 0;
            for (int draw = 0; draw < DRAWS; draw++) {
                drawn += weights[draw * SCORES.length + key];
            }
            assertThat(Math.abs(drawn / DRAWS - p))
                    .as("key %d, probability %s, drawn %s", key, p, drawn / DRAWS)
                    .isLessThan(4 * Math.sqrt(p * (1 - p) / DRAWS));
        }
    }

    @Test
    void drawsTheSameUnderTheSameSeedAndOthersUnderAnother() {
        assertThat(run(Choice.sample(7), 100, false)).containsExactly(run(Choice.sample(7), 100, false));
        assertThat(run(Choice.sample(8), 100, false)).isNotEqualTo(run(Choice.sample(7), 100, false));
    }

    @Test
    void servesTheLargest() {
        assertThat(run(Choice.largest(), 3, false)).containsExactly(0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0);
    }

    @Test
    void trainsWithOneHotWeightsAndTheGradientOfTheirSoftDraw() {
        float[] weights = run(Choice.straightThrough(7), 100, false);
        float[] gradient = run(Choice.straightThrough(7), 100, true); // of the weights of key 0

        assertThat(weights).containsExactly(run(Choice.sample(7), 100, false));
        for (int draw = 0; draw < 100; draw++) {
            float[] row = Arrays.copyOfRange(gradient, draw * SCORES.length, (draw + 1) * SCORES.length);
            assertThat(row[0]).isBetween(0f, .25f); // y (1 − y)
            assertThat(row[0] + row[1] + row[2] + row[3] + row[4]).isBetween(-1e-6f, 1e-6f);
            assertThat(row[1] / row[4]).isPositive(); // −y₀ y₁ over −y₀ y₄
        }
    }

    /** Weights of the same scores many times over, or the gradient of the sum of the first key's weights. */
    private static float[] run(Choice choice, int times, boolean gradient) {
        float[] scores = new float[times * SCORES.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = SCORES[i % SCORES.length];
        }
        Shape shape = Shape.of(times, 1, SCORES.length);
        try (Graph graph = new Graph();
                Session session = new Session(graph);
                TFloat32 fed = TFloat32.tensorOf(shape, DataBuffers.of(scores))) {
            Ops tf = Ops.create(graph);
            Algebra<TFloat32> algebra = Algebra.singlePrecision(tf);
            Operand<TFloat32> e = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
            Operand<TFloat32> weights = new Hard().of(algebra, choice).weights(e, KeyMask.none(algebra));
            Operand<TFloat32> first = tf.math.mul(weights, algebra.constant(Shape.of(SCORES.length), 1, 0, 0, 0, 0));
            Operand<TFloat32> wanted = gradient
                    ? tf.gradients(tf.sum(first, tf.constant(new int[] {0, 1, 2})), List.of(e))
                            .dy(0)
                    : weights;
            try (Result result = session.runner().feed(e, fed).fetch(wanted).run()) {
                float[] read = new float[scores.length];
                result.get(0).asRawTensor().data().asFloats().read(read);
                return read;
            }
        }
    }
}
