package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The graph of {@link ForecastConfiguration}: each channel from its own past, relative to its last value. */
record LinearForecast(Algebra<TFloat32> algebra, ForecastConfiguration configuration, Backbone backbone) {

    /** The forecast issued at the last step. */
    Operand<TFloat32> of(Operand<TFloat32> values) { // [B, T, C] → [B, H, C]
        Ops tf = algebra.tf();
        Operand<TFloat32> perChannel = algebra.transpose(window(values), 2, 0, 1); // [C, B, l]
        return tf.math.add(ahead(perChannel, constants(withLast())), constant()); // [B, H, C]
    }

    /** The look-back relative to the last value. */
    Operand<TFloat32> past(Operand<TFloat32> values) { // [B, T, C] → [B, C, l]
        Operand<TFloat32> last = algebra.steps(values, -1, 0); // [B, 1, C]
        return algebra.transpose(algebra.tf().math.sub(window(values), last), 0, 2, 1);
    }

    private Operand<TFloat32> window(Operand<TFloat32> values) { // [B, T, C] → [B, l, C]
        int steps = configuration.longest();
        Operand<TFloat32> window = algebra.steps(values, -steps, 0);
        return Algebra.length(window, 1) == steps ? window : algebra.shaped(window, -1, steps, backbone.channels());
    }

    /** The backbone's weights on a look-back, without its constant. */
    Operand<TFloat32> weighted(Operand<TFloat32> past) { // [B, C, l] → [B, H, C]
        return ahead(algebra.transpose(past, 1, 0, 2), constants(backbone.forecast()));
    }

    private Operand<TFloat32> ahead(Operand<TFloat32> perChannel, Operand<TFloat32> weights) { // [C, B, l], [C, l, H]
        return algebra.transpose(algebra.product(perChannel, weights), 1, 2, 0); // [B, H, C]
    }

    /** W (x − last) + last = V x: V is W but for the last step, whose weights make the sum over the steps 1. */
    private float[] withLast() { // [C, l, H]
        int horizon = configuration.horizon();
        float[] weights = backbone.forecast().clone();
        for (int channel = 0; channel < backbone.channels(); channel++) {
            int first = channel * configuration.longest() * horizon;
            int last = first + (configuration.longest() - 1) * horizon;
            for (int ahead = 0; ahead < horizon; ahead++) {
                double others = 0;
                for (int at = first + ahead; at < last; at += horizon) {
                    others += weights[at];
                }
                weights[last + ahead] = (float) (1 - others);
            }
        }
        return weights;
    }

    private Operand<TFloat32> constants(float[] weights) { // [C, l, H]
        Shape shape = Shape.of(backbone.channels(), configuration.longest(), configuration.horizon());
        return algebra.tf().constant(shape, DataBuffers.of(weights));
    }

    private Operand<TFloat32> constant() {
        int channels = backbone.channels();
        Shape shape = Shape.of(channels, configuration.horizon());
        Operand<TFloat32> perChannel = algebra.tf().constant(shape, DataBuffers.of(backbone.forecastConstant()));
        return algebra.transpose(perChannel, 1, 0); // [H, C]
    }
}
