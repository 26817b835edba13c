package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The graph of {@link ForecastConfiguration}: each channel from its own past, relative to its last value. */
final class LinearForecast {
    private final Algebra<TFloat32> algebra;
    private final ForecastConfiguration configuration;
    private final Backbone backbone;

    LinearForecast(Algebra<TFloat32> algebra, ForecastConfiguration configuration, Backbone backbone) {
        this.algebra = algebra;
        this.configuration = configuration;
        this.backbone = backbone;
    }

    /** The forecast issued at the last step. */
    Operand<TFloat32> of(Operand<TFloat32> values) { // [B, T, C] → [B, H, C]
        Ops tf = algebra.tf();
        Operand<TFloat32> window = algebra.steps(values, -configuration.longest(), 0); // [B, l, C]
        Operand<TFloat32> last = algebra.steps(values, -1, 0); // [B, 1, C]
        Operand<TFloat32> past = algebra.transpose(tf.math.sub(window, last), 2, 0, 1); // [C, B, l]
        Operand<TFloat32> ahead = tf.math.add(algebra.product(past, weights()), constant()); // [C, B, H]
        return tf.math.add(algebra.transpose(ahead, 1, 2, 0), last); // [B, H, C]
    }

    private Operand<TFloat32> weights() {
        Shape shape = Shape.of(backbone.channels(), configuration.longest(), configuration.horizon());
        return algebra.tf().constant(shape, DataBuffers.of(backbone.forecast())); // [C, l, H]
    }

    private Operand<TFloat32> constant() {
        Shape shape = Shape.of(backbone.channels(), 1, configuration.horizon());
        return algebra.tf().constant(shape, DataBuffers.of(backbone.forecastConstant())); // [C, 1, H]
    }
}
