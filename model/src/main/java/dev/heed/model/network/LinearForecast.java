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
    private final Operand<TFloat32> weights; // [C, l, H]

    LinearForecast(Algebra<TFloat32> algebra, ForecastConfiguration configuration, Backbone backbone) {
        this.algebra = algebra;
        this.configuration = configuration;
        this.backbone = backbone;
        this.weights = weights();
    }

    /** The forecast issued at the last step. */
    Operand<TFloat32> of(Operand<TFloat32> values) { // [B, T, C] → [B, H, C]
        Ops tf = algebra.tf();
        Operand<TFloat32> last = algebra.steps(values, -1, 0); // [B, 1, C]
        Operand<TFloat32> ahead = tf.math.add(weighted(past(values)), constant()); // [B, H, C]
        return tf.math.add(ahead, last); // [B, H, C]
    }

    /** The look-back relative to the last value. */
    Operand<TFloat32> past(Operand<TFloat32> values) { // [B, T, C] → [B, C, l]
        Operand<TFloat32> window = algebra.steps(values, -configuration.longest(), 0); // [B, l, C]
        Operand<TFloat32> last = algebra.steps(values, -1, 0); // [B, 1, C]
        Operand<TFloat32> past = algebra.tf().math.sub(window, last); // [B, l, C]
        int steps = configuration.longest();
        return algebra.transpose(
                Algebra.length(past, 1) == steps ? past : algebra.shaped(past, -1, steps, backbone.channels()),
                0,
                2,
                1);
    }

    /** The backbone's weights on a look-back, without its constant. */
    Operand<TFloat32> weighted(Operand<TFloat32> past) { // [B, C, l] → [B, H, C]
        Operand<TFloat32> perChannel = algebra.transpose(past, 1, 0, 2); // [C, B, l]
        return algebra.transpose(algebra.product(perChannel, weights), 1, 2, 0); // [B, H, C]
    }

    private Operand<TFloat32> weights() {
        Shape shape = Shape.of(backbone.channels(), configuration.longest(), configuration.horizon());
        return algebra.tf().constant(shape, DataBuffers.of(backbone.forecast())); // [C, l, H]
    }

    private Operand<TFloat32> constant() {
        int channels = backbone.channels();
        Shape shape = Shape.of(channels, configuration.horizon());
        Operand<TFloat32> perChannel = algebra.tf().constant(shape, DataBuffers.of(backbone.forecastConstant()));
        return algebra.transpose(perChannel, 1, 0); // [H, C]
    }
}
