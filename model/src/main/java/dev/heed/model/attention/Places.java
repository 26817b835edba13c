package dev.heed.model.attention;

import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/** The steps around predicted centres, picked out of windows. Which steps they are has no gradient; how close they are has. */
final class Places<T extends TFloating> {
    private final Algebra<T> algebra;
    private final Ops tf;
    private final int radius;
    private final int steps;
    private final Operand<TInt32> inside;
    private final Operand<T> distance;
    private final Operand<T> near;

    /** The 2r + 1 steps from ⌈p − r⌉ on in windows of T steps, for centres p [B, H], H static. */
    Places(Algebra<T> algebra, Operand<T> centre, int radius, int steps) {
        this.algebra = algebra;
        this.tf = algebra.tf();
        this.radius = radius;
        this.steps = steps;
        int[] onward = IntStream.range(0, count()).toArray();
        Operand<T> p = tf.expandDims(centre, tf.constant(-1)); // [B, H, 1]
        Operand<T> first = tf.math.ceil(tf.math.sub(tf.stopGradient(p), algebra.number(radius))); // [B, H, 1]
        Operand<TInt32> all = tf.math.add(
                tf.dtypes.cast(tf.stopGradient(first), TInt32.class), tf.constant(onward)); // [B, H, 2r + 1]
        this.inside = tf.math.minimum(tf.math.maximum(all, tf.constant(0)), tf.constant(steps - 1));
        Operand<T> exact = tf.stopGradient(tf.dtypes.cast(all, algebra.type())); // [B, H, 2r + 1]
        this.distance = tf.math.sub(exact, p); // [B, H, 2r + 1]
        Operand<T> known = tf.dtypes.cast(tf.math.equal(all, inside), algebra.type()); // [B, H, 2r + 1]
        Operand<T> close = tf.dtypes.cast(
                tf.math.lessEqual(tf.math.abs(tf.stopGradient(distance)), algebra.number(radius)), algebra.type());
        this.near = tf.stopGradient(rows(tf.math.mul(known, close))); // [B·H, 1, 2r + 1]
    }

    /** How many places a query has. */
    int count() {
        return 2 * radius + 1;
    }

    /** 1 for places within the window and the radius, else 0. */
    Operand<T> near() { // [B·H, 1, 2r + 1]
        return near;
    }

    /** exp(−(s − p)² / (2 σ²)), σ = r/2. */
    Operand<T> closeness() { // [B·H, 1, 2r + 1]
        double deviation = radius / 2.0;
        Operand<T> squared = tf.math.square(distance); // [B, H, 2r + 1]
        return rows(tf.math.exp(tf.math.mul(squared, algebra.number(-1 / (2 * deviation * deviation)))));
    }

    /** Picks the places out of a sequence. */
    Operand<T> of(Operand<T> x) { // [B, T, D] → [B·H, 2r + 1, D]
        return algebra.reshape(algebra.pick(x, inside), -1, count(), Algebra.length(x, 2));
    }

    /** 1 at the step of each place. */
    Operand<T> oneHot() { // [B·H, 2r + 1, T]
        Operand<T> hot = tf.oneHot(inside, tf.constant(steps), algebra.number(1), algebra.number(0));
        return algebra.reshape(tf.stopGradient(hot), -1, count(), steps);
    }

    private Operand<T> rows(Operand<T> x) { // [B, H, 2r + 1] → [B·H, 1, 2r + 1]
        return algebra.reshape(x, -1, 1, count());
    }
}
