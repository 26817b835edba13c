package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Choice;
import dev.heed.model.attention.Parameters;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a gate and local attention over patches add to the linear forecast of each channel.
 *
 * <p>With x the look-back of a channel relative to its last value, n = (x − mean) / s and s = √(variance + 0.01): the gate
 * g = 2σ(a + G₂ tanh(G₁ n + b)) begins at 1 and multiplies both, and the correction is W (g⊙x) − W x + s·branch(g⊙n), W
 * being the frozen backbone. The branch's last layer begins at 0, so the correction does.
 */
record ForecastBranch(
        Algebra<TFloat32> algebra,
        ForecastConfiguration configuration,
        BranchConfiguration branch,
        Parameters<TFloat32> parameters,
        Choice choice) {
    /** Keeps a window that hardly moves from being blown up. */
    private static final double SMALLEST_VARIANCE = .01;

    /** What is to be added to the backbone's forecast. */
    Operand<TFloat32> of(LinearForecast backbone, Operand<TFloat32> values) { // [B, T, C] → [B, H, C]
        Ops tf = algebra.tf();
        Operand<TFloat32> x = backbone.past(values); // [B, C, l]
        Operand<TFloat32> centred = tf.math.sub(x, algebra.average(x)); // [B, C, l]
        Operand<TFloat32> variance = algebra.average(tf.math.square(centred)); // [B, C, 1]
        Operand<TFloat32> scale = tf.math.sqrt(tf.math.add(variance, algebra.number(SMALLEST_VARIANCE))); // [B, C, 1]
        Operand<TFloat32> normal = tf.math.div(centred, scale); // [B, C, l]
        Operand<TFloat32> gate = gate(normal); // [B, C, l]
        Operand<TFloat32> changed = tf.math.mul(x, tf.math.sub(gate, algebra.number(1))); // [B, C, l]
        Operand<TFloat32> ahead = new PatchAttention(algebra, branch, parameters.within("patches"), choice)
                .of(newest(tf.math.mul(normal, gate)), configuration.horizon()); // [B, C, H]
        Operand<TFloat32> added = algebra.transpose(tf.math.mul(ahead, scale), 0, 2, 1); // [B, H, C]
        return tf.math.add(backbone.weighted(changed), added); // [B, H, C]
    }

    private Operand<TFloat32> gate(Operand<TFloat32> normal) { // [B, C, l] → [B, C, l], about 1
        Ops tf = algebra.tf();
        Parameters<TFloat32> own = parameters.within("gate");
        long channels = Algebra.length(normal, 1);
        long steps = Algebra.length(normal, 2);
        Operand<TFloat32> hidden = tf.math.tanh(algebra.dense(
                normal, own.matrix("G1", steps, branch.hidden()), own.bias("b", branch.hidden()))); // [B, C, K]
        Operand<TFloat32> read =
                algebra.dense(hidden, own.get("G2", Parameters.Start.ZEROS, branch.hidden(), steps)); // [B, C, l]
        Operand<TFloat32> raw = tf.math.add(read, own.get("a", Parameters.Start.ZEROS, channels, steps));
        return tf.math.mul(tf.math.sigmoid(raw), algebra.number(2));
    }

    private Operand<TFloat32> newest(Operand<TFloat32> x) { // [B, C, l] → [B, C, P·p]
        int length = Math.toIntExact(Algebra.length(x, 2));
        int steps = branch.steps();
        return length == steps ? x : algebra.slice(x, new int[] {0, 0, length - steps}, new int[] {-1, -1, steps});
    }
}
