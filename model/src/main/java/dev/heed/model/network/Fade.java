package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.types.TFloat32;

/**
 * How much of what attention adds is kept. Attention was never seen to be right on values further out than training's, where
 * the linear backbone goes on as it is. So with u the largest |z| of the steps that attention sees, in units of the
 * channel's largest in training, the factor is clip(2 − u, 0, 1).
 *
 * @param range the largest |z| of training, by channel [C], &gt; 0
 */
record Fade(Algebra<TFloat32> algebra, float[] range) {

    /** The factors of the steps that have so many steps to look at, themselves included. */
    Operand<TFloat32> of(Operand<TFloat32> values, long steps) { // [B, steps − 1 + m, C] → [B, m, 1]
        return factor(slidingMax(distance(values), steps));
    }

    /** The factor of a whole window. */
    Operand<TFloat32> ofWindow(Operand<TFloat32> values) { // [B, T, C] → [B, 1, 1]
        Ops tf = algebra.tf();
        return factor(tf.reduceMax(distance(values), tf.constant(1), ReduceMax.keepDims(true)));
    }

    private Operand<TFloat32> distance(Operand<TFloat32> values) { // [B, n, C] → [B, n, 1]
        Ops tf = algebra.tf();
        double[] inverse = new double[range.length];
        for (int c = 0; c < inverse.length; c++) {
            inverse[c] = 1 / range[c];
        }
        Operand<TFloat32> units = algebra.constant(Shape.of(inverse.length), inverse);
        return tf.reduceMax(tf.math.abs(tf.math.mul(values, units)), tf.constant(2), ReduceMax.keepDims(true));
    }

    /** By doubling the number of steps that are looked at. */
    private Operand<TFloat32> slidingMax(Operand<TFloat32> x, long count) { // [B, count − 1 + m, 1] → [B, m, 1]
        Operand<TFloat32> most = x;
        for (long seen = 1; seen < count; ) {
            long more = Math.min(seen, count - seen);
            most = algebra.tf().math.maximum(algebra.steps(most, 0, -more), algebra.steps(most, more, 0));
            seen += more;
        }
        return most;
    }

    private Operand<TFloat32> factor(Operand<TFloat32> distance) {
        Ops tf = algebra.tf();
        return tf.clipByValue(tf.math.sub(algebra.number(2), distance), algebra.number(0), algebra.number(1));
    }
}
