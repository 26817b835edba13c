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
        return tf.math.add(tf.math.mul(standardised(x), gain), bias); // […, D]
    }

    /**
     * The norm times W, plus b, as x̂ (gain ⊙ W) + (bias W + b): gain and bias meet the weights, which are fixed where the
     * graph serves, and not every row.
     */
    Operand<TFloat32> into(Operand<TFloat32> weights, Operand<TFloat32> b, Operand<TFloat32> x) { // […, D] → […, M]
        Ops tf = algebra.tf();
        Operand<TFloat32> scaled = tf.math.mul(weights, algebra.reshape(gain, -1, 1)); // [D, M]
        Operand<TFloat32> shift = algebra.dense(algebra.reshape(bias, 1, -1), weights, b); // [1, M]
        return algebra.dense(standardised(x), scaled, algebra.reshape(shift, -1)); // […, M]
    }

    private Operand<TFloat32> standardised(Operand<TFloat32> x) { // […, D] → […, D]
        Ops tf = algebra.tf();
        Operand<TFloat32> centred = tf.math.sub(x, algebra.average(x)); // […, D]
        Operand<TFloat32> variance = algebra.average(tf.math.square(centred)); // […, 1]
        return tf.math.mul(centred, tf.math.rsqrt(tf.math.add(variance, algebra.number(EPSILON)))); // […, D]
    }
}
