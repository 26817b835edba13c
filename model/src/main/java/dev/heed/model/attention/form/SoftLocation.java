package dev.heed.model.attention.form;

import dev.heed.model.attention.Algebra;
import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * The window resampled in time, by a scale s and a shift d: output step at normalised time u in [−1, 1] reads the input at
 * s u + d by linear interpolation, 0 outside. A spatial transformer (Jaderberg et al. 2015) in one dimension; the ends of
 * the window are its first and last step.
 */
public record SoftLocation<T extends TFloating>(Algebra<T> algebra) {
    /** Resamples x [B, T, D], T static, by theta, s and d of each window [B, 2], to [B, T, D]. */
    public Operand<T> of(Operand<T> x, Operand<T> theta) {
        Ops tf = algebra.tf();
        Operand<T> place = places(theta, Math.toIntExact(Algebra.length(x, 1))); // [B, T]
        Operand<T> below = tf.stopGradient(tf.math.floor(tf.stopGradient(place))); // [B, T]
        Operand<T> past = tf.math.sub(place, below); // [B, T], how far beyond the step below
        return tf.math.add(
                at(x, below, tf.math.sub(algebra.number(1), past)),
                at(x, tf.math.add(below, algebra.number(1)), past)); // [B, T, D]
    }

    /**
     * How much of what is read comes from each step of the input: for looking at, at the cost of T² numbers.
     *
     * @param steps T
     */
    public Operand<T> shares(Operand<T> theta, int steps) { // [B, 2] → [B, T]
        Ops tf = algebra.tf();
        Operand<T> places = tf.expandDims(places(theta, steps), tf.constant(2)); // [B, T, 1]
        Operand<T> apart = tf.math.abs(tf.math.sub(places, algebra.indices(steps))); // [B, T, T]
        Operand<T> read = tf.math.maximum(tf.math.sub(algebra.number(1), apart), algebra.number(0)); // [B, T, T]
        return tf.math.mean(read, tf.constant(1)); // [B, T]
    }

    /** Where each output step reads, in steps of the input. */
    private Operand<T> places(Operand<T> theta, int steps) { // [B, 2] → [B, T]
        Ops tf = algebra.tf();
        Operand<T> scale = algebra.slice(theta, new int[] {0, 0}, new int[] {-1, 1}); // [B, 1]
        Operand<T> shift = algebra.slice(theta, new int[] {0, 1}, new int[] {-1, 1}); // [B, 1]
        Operand<T> time = tf.math.add(tf.math.mul(scale, normalisedTime(steps)), shift); // [B, T]
        return tf.math.mul(tf.math.add(time, algebra.number(1)), algebra.number((steps - 1) / 2.0)); // [B, T]
    }

    private Operand<T> normalisedTime(int steps) { // [T]
        double[] times = new double[steps];
        Arrays.setAll(times, t -> steps == 1 ? 0 : 2.0 * t / (steps - 1) - 1);
        return algebra.constant(Shape.of(steps), times);
    }

    /** Whole steps of x, weighted; 0 where there is no such step. */
    private Operand<T> at(Operand<T> x, Operand<T> step, Operand<T> weight) { // [B, T, D], [B, T], [B, T]
        Ops tf = algebra.tf();
        long steps = Algebra.length(x, 1);
        Operand<T> inside = tf.math.minimum(
                tf.math.maximum(step, algebra.number(0)), algebra.number(steps - 1)); // [B, T], an edge where outside
        Operand<T> known = tf.stopGradient(tf.dtypes.cast(tf.math.equal(step, inside), algebra.type())); // [B, T]
        Operand<TInt32> index = tf.dtypes.cast(tf.stopGradient(tf.expandDims(inside, tf.constant(2))), TInt32.class);
        Operand<T> picked = algebra.reshape(algebra.pick(x, index), -1, steps, Algebra.length(x, 2)); // [B, T, D]
        return tf.math.mul(picked, tf.expandDims(tf.math.mul(weight, known), tf.constant(2))); // [B, T, D]
    }
}
