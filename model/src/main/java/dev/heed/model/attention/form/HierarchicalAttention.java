package dev.heed.model.attention.form;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Distribution;
import dev.heed.model.attention.KeyMask;
import dev.heed.model.attention.Parameters;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.types.family.TFloating;

/**
 * Attention to steps within segments, then to segments (Yang et al. 2016): softmax(tanh(x W1 + b1) u1) over the steps of
 * each segment, and the same with W2, b2, u2 over the segments' contexts.
 *
 * @param parameters W1, W2 [D, D], b1, b2, u1, u2 [D] by the names of the catalogue
 * @param segments S, a divisor of the number of steps
 */
public record HierarchicalAttention<T extends TFloating>(
        Algebra<T> algebra, Distribution<T> distribution, Parameters<T> parameters, int segments) {
    /** Weights of the steps [B, S, P], P = T / S in a segment, and of the segments [B, 1, S], and context [B, 1, D]. */
    public record Levels<T extends TFloating>(Operand<T> stepWeights, Operand<T> segmentWeights, Operand<T> context) {}

    /** Of x [B, T, D], T static; keyMask [B, T] is null where every step may be attended. */
    public Levels<T> of(Operand<T> x, @Nullable Operand<T> keyMask) {
        long each = Algebra.length(x, 1) / segments;
        long width = Algebra.length(x, 2);
        Operand<T> inSegments = algebra.reshape(x, -1, each, width); // [B·S, P, D]
        Operand<T> steps = algebra.reshape(scores("1", x), -1, segments, each); // [B, S, P]
        Operand<T> seen = keyMask == null ? null : algebra.reshape(keyMask, -1, segments, each); // [B, S, P]
        Operand<T> stepWeights = distribution.weights(steps, KeyMask.of(algebra, seen)); // [B, S, P]
        Operand<T> summed = algebra.product(algebra.reshape(stepWeights, -1, 1, each), inSegments); // [B·S, 1, D]
        Operand<T> contexts = algebra.reshape(summed, -1, segments, width); // [B, S, D]
        Operand<T> scores = algebra.reshape(scores("2", contexts), -1, 1, segments); // [B, 1, S]
        Operand<T> segmentWeights =
                distribution.weights(scores, KeyMask.of(algebra, seen == null ? null : any(seen))); // [B, 1, S]
        return new Levels<>(stepWeights, segmentWeights, algebra.product(segmentWeights, contexts));
    }

    /** tanh(x W + b) u: a score for every step, from the step alone. */
    private Operand<T> scores(String level, Operand<T> x) { // [B, T, D] → [B, T]
        Ops tf = algebra.tf();
        long width = Algebra.length(x, 2);
        Operand<T> bent = tf.math.tanh(algebra.dense(
                x, parameters.matrix("W" + level, width, width), parameters.bias("b" + level, width))); // [B, T, D]
        return tf.sum(tf.math.mul(bent, parameters.reading("u" + level, width)), tf.constant(-1));
    }

    private Operand<T> any(Operand<T> seen) { // [B, S, P] → [B, 1, S]
        Operand<T> most =
                algebra.tf().reduceMax(seen, algebra.tf().constant(-1), ReduceMax.keepDims(true)); // [B, S, 1]
        return algebra.tf().stopGradient(algebra.reshape(most, -1, 1, segments));
    }
}
