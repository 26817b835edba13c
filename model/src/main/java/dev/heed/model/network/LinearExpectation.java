package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** The graph of {@link ExpectationConfiguration}. */
record LinearExpectation(Algebra<TFloat32> algebra, ExpectationConfiguration configuration, Backbone backbone) {

    /** What is expected of the steps from {@code first} to the last, by each horizon. */
    List<Operand<TFloat32>> of(Operand<TFloat32> values, int first) { // [B, T, C] → E of [B, T − first, C]
        return IntStream.range(0, configuration.horizons().size())
                .mapToObj(entry -> ofHorizon(values, first, entry))
                .toList();
    }

    private Operand<TFloat32> ofHorizon(Operand<TFloat32> values, int first, int entry) {
        int horizon = configuration.horizons().get(entry);
        Operand<TFloat32> seen =
                algebra.steps(values, first - horizon - configuration.lags() + 1, -horizon); // [B, lags − 1 + m, C]
        return algebra.tf().math.add(algebra.sliding(seen, weights(entry)), constant(entry)); // [B, m, C]
    }

    private Operand<TFloat32> weights(int entry) { // [lags, C, C], the oldest step first
        int channels = backbone.channels();
        int lags = configuration.lags();
        float[] weights = new float[lags * channels * channels];
        for (int lag = 0; lag < lags; lag++) {
            copyRows(entry, lag * channels, channels, weights, (lags - 1 - lag) * channels);
        }
        return algebra.tf().constant(Shape.of(lags, channels, channels), DataBuffers.of(weights));
    }

    private Operand<TFloat32> constant(int entry) { // [C]
        float[] constant = new float[backbone.channels()];
        copyRows(entry, configuration.lags() * backbone.channels(), 1, constant, 0);
        return algebra.tf().constant(constant);
    }

    /** Rows of the backbone's [lags·C + 1, E·C], of one horizon's columns. */
    private void copyRows(int entry, int from, int rows, float[] target, int to) {
        int channels = backbone.channels();
        int stride = configuration.horizons().size() * channels;
        for (int row = 0; row < rows; row++) {
            int at = (from + row) * stride + entry * channels;
            System.arraycopy(backbone.expectation(), at, target, (to + row) * channels, channels);
        }
    }
}
