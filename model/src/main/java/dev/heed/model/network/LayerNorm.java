package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Parameters;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** (x − mean) / √(variance + ε) · gain + bias over the width of every row (Ba et al. 2016). */
final class LayerNorm {
    private static final double EPSILON = 1e-5;

    private final Algebra<TFloat32> algebra;
    private final Operand<TFloat32> gain; // [D]
    private final Operand<TFloat32> bias; // [D]

    LayerNorm(Algebra<TFloat32> algebra, Parameters<TFloat32> parameters, int width) {
        this.algebra = algebra;
        this.gain = parameters.get("gain", Parameters.Start.ONES, width);
        this.bias = parameters.bias("bias", width);
    }

    Operand<TFloat32> of(Operand<TFloat32> x) { // […, D] → […, D]
        Ops tf = algebra.tf();
        Operand<TFloat32> centred = tf.math.sub(x, algebra.average(x)); // […, D]
        Operand<TFloat32> variance = algebra.average(tf.math.square(centred)); // […, 1]
        Operand<TFloat32> scale = tf.math.rsqrt(tf.math.add(variance, algebra.number(EPSILON))); // […, 1]
        return tf.math.add(tf.math.mul(tf.math.mul(centred, scale), gain), bias); // […, D]
    }
}
