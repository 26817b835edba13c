package dev.heed.model.training;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Attention;
import dev.heed.model.attention.Choice;
import dev.heed.model.attention.Heads;
import dev.heed.model.attention.ScaledDotScore;
import dev.heed.model.attention.Softmax;
import dev.heed.model.attention.form.CoarseCoAttention;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Coarse co-attention before a linear reading: wanted is what x says at those of its steps that are like the mean of y.
 * The
 * reading has the mean of y beside that, and without attention the mean of x.
 *
 * @param without mean squared error without it on rows held out, over the variance of what is wanted
 * @param with the same with it
 */
record CoAttentionTrial(double without, double with) {
    private static final int ROWS = 512;
    private static final int LENGTH = 6;
    private static final int WIDTH = 4;

    static CoAttentionTrial of() {
        return new CoAttentionTrial(loss(false), loss(true));
    }

    private static double loss(boolean attending) {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            Algebra<TFloat32> algebra = Algebra.singlePrecision(tf);
            Operand<TFloat32> x = placeholder(tf, ROWS, LENGTH, 2); // what it says, and what it is like
            Operand<TFloat32> y = placeholder(tf, ROWS, LENGTH, 1);
            Operand<TFloat32> wanted = placeholder(tf, ROWS, 1, 1);
            Descent slots = new Descent(tf);
            Operand<TFloat32> embedded = algebra.dense(x, slots.matrix("x", 2, WIDTH)); // [ROWS, T, D]
            Operand<TFloat32> asking = algebra.dense(y, slots.matrix("y", 1, WIDTH)); // [ROWS, T, D]
            Operand<TFloat32> ofX = attending ? attended(algebra, embedded, asking) : mean(algebra, embedded);
            Operand<TFloat32> both = algebra.concat(List.of(ofX, mean(algebra, asking)), 2); // [ROWS, 1, 2D]
            Operand<TFloat32> read =
                    algebra.dense(both, slots.matrix("read", 2 * WIDTH, 1), slots.bias("readBias", 1)); // [ROWS, 1, 1]
            Operand<TFloat32> loss =
                    tf.math.mean(tf.math.square(tf.math.sub(read, wanted)), tf.constant(new int[] {0, 1, 2})); // []
            Rows seen = Rows.of(1);
            slots.descend(session, loss, Map.of(x, seen.x, y, seen.y, wanted, seen.wanted));
            Rows held = Rows.of(2);
            return slots.fetch(session, List.of(loss), Map.of(x, held.x, y, held.y, wanted, held.wanted))
                            .get(0)[0]
                    / held.variance();
        }
    }

    private static Operand<TFloat32> attended(Algebra<TFloat32> algebra, Operand<TFloat32> x, Operand<TFloat32> y) {
        Attention<TFloat32> attention = new Attention<>(
                algebra,
                ScaledDotScore.of(algebra, WIDTH),
                new Softmax().of(algebra, Choice.largest()),
                new Heads<>(algebra, 1));
        return new CoarseCoAttention<>(algebra, attention).of(x, y).context(); // [ROWS, 1, D]
    }

    private static Operand<TFloat32> mean(Algebra<TFloat32> algebra, Operand<TFloat32> x) { // → [ROWS, 1, D]
        return algebra.tf().math.mean(x, algebra.tf().constant(1), Mean.keepDims(true));
    }

    private static Operand<TFloat32> placeholder(Ops tf, long... shape) {
        return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
    }

    private record Rows(float[] x, float[] y, float[] wanted) {
        static Rows of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            float[] x = new float[ROWS * LENGTH * 2];
            float[] y = new float[ROWS * LENGTH];
            float[] wanted = new float[ROWS];
            for (int row = 0; row < ROWS; row++) {
                double mean = 0;
                for (int i = 0; i < LENGTH; i++) {
                    y[row * LENGTH + i] = (float) (2 * random.nextGaussian());
                    mean += y[row * LENGTH + i] / LENGTH;
                }
                double all = 0;
                double sum = 0;
                for (int i = 0; i < LENGTH; i++) {
                    int at = (row * LENGTH + i) * 2;
                    x[at] = (float) random.nextGaussian();
                    x[at + 1] = (float) random.nextGaussian();
                    double weight = Math.exp(3 * mean * x[at + 1]);
                    all += weight;
                    sum += weight * x[at];
                }
                wanted[row] = (float) (sum / all);
            }
            return new Rows(x, y, wanted);
        }

        double variance() {
            double sum = 0;
            for (float one : wanted) {
                sum += (double) one * one / ROWS;
            }
            return sum;
        }
    }
}
