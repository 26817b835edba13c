package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Choice;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.random.RandomUniform;
import org.tensorflow.types.TFloat32;

/**
 * Sets a share of the numbers to zero and enlarges the others to match (Srivastava et al. 2014), in training alone.
 *
 * @param choice whether it trains; the same seed gives the same draws to the runs of one session
 */
record Dropout(Choice choice) {
    /** The shape must be static while training. */
    Operand<TFloat32> of(Algebra<TFloat32> algebra, Operand<TFloat32> x, double share) {
        if (!choice.trains() || share == 0) {
            return x;
        }
        Ops tf = algebra.tf();
        Operand<TFloat32> uniform = tf.random.randomUniform(
                algebra.lengths(x.shape().asArray()),
                TFloat32.class,
                RandomUniform.seed(choice.seed()),
                RandomUniform.seed2(2L));
        Operand<TFloat32> kept =
                tf.select(tf.math.greater(uniform, algebra.number(share)), tf.onesLike(x), tf.zerosLike(x));
        return tf.math.mul(x, tf.stopGradient(tf.math.mul(kept, algebra.number(1 / (1 - share)))));
    }
}
