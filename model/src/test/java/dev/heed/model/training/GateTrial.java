package dev.heed.model.training;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.GateContext;
import dev.heed.model.attention.GateKind;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * A gate with nothing behind it that could do its work: a linear reading, or for the learnable gate the plain sum. In a
 * whole network the layer norm after the embedding is such a thing.
 *
 * @param without mean squared error of the reading alone on rows held out, over the variance of what is wanted
 * @param with the same behind the gate
 */
record GateTrial(double without, double with) {
    private static final int ROWS = 512;
    private static final int CHANNELS = 8;

    static GateTrial of(GateKind kind) {
        return new GateTrial(loss(kind, false), loss(kind, true));
    }

    /** What the gate is needed for. */
    static double wanted(GateKind kind, float[] x, int row) {
        int at = row * CHANNELS;
        return switch (kind.toString()) {
            case "sigmoid" -> Math.max(0, x[at]) - Math.max(0, x[at + 1]); // either counts only while it is high
            case "learnable" -> x[at] + x[at + 1]; // the other six are noise
            default -> x[at + (x[at + 2] > 0 ? 0 : 1)]; // the third says which
        };
    }

    private static double loss(GateKind kind, boolean gated) {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            Algebra<TFloat32> algebra = Algebra.singlePrecision(tf);
            Operand<TFloat32> x = placeholder(tf, ROWS, 1, CHANNELS);
            Operand<TFloat32> y = placeholder(tf, ROWS, 1, 1);
            Descent slots = new Descent(tf);
            Operand<TFloat32> features = gated
                    ? tf.math.mul(
                            x,
                            kind.of(algebra, slots, CHANNELS, GateContext.of(x)).weights(x))
                    : x; // [ROWS, 1, C]
            Operand<TFloat32> read = kind.equals(GateKind.named("learnable"))
                    ? algebra.total(features)
                    : algebra.dense(
                            features, slots.matrix("read", CHANNELS, 1), slots.bias("readBias", 1)); // [ROWS, 1, 1]
            Operand<TFloat32> loss =
                    tf.math.mean(tf.math.square(tf.math.sub(read, y)), tf.constant(new int[] {0, 1, 2})); // []
            slots.descend(session, loss, Map.of(x, rows(1), y, answers(kind, rows(1))));
            float[] held = rows(2);
            float[] answers = answers(kind, held);
            double variance = 0;
            for (float answer : answers) {
                variance += (double) answer * answer / ROWS;
            }
            return slots.fetch(session, List.of(loss), Map.of(x, held, y, answers))
                            .get(0)[0]
                    / variance;
        }
    }

    private static Operand<TFloat32> placeholder(Ops tf, long... shape) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
    }

    private static float[] rows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[ROWS * CHANNELS];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    private static float[] answers(GateKind kind, float[] x) {
        float[] y = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            y[row] = (float) wanted(kind, x, row);
        }
        return y;
    }
}
