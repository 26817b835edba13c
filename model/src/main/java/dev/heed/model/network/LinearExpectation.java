package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;

/** The graph of {@link ExpectationConfiguration}. */
final class LinearExpectation {
    private final Algebra<TFloat32> algebra;
    private final ExpectationConfiguration configuration;
    private final Backbone backbone;

    LinearExpectation(Algebra<TFloat32> algebra, ExpectationConfiguration configuration, Backbone backbone) {
        this.algebra = algebra;
        this.configuration = configuration;
        this.backbone = backbone;
    }

    /** What is expected of the steps from {@code first} to the last. */
    Operand<TFloat32> of(Operand<TFloat32> values, int first) { // [B, T, C] → [B, T − first, E, C]
        List<Operand<TFloat32>> expected = new ArrayList<>();
        for (int e = 0; e < configuration.horizons().size(); e++) {
            expected.add(ofHorizon(values, first, e)); // [B, m, C]
        }
        return algebra.tf().stack(expected, Stack.axis(2L)); // [B, m, E, C]
    }

    private Operand<TFloat32> ofHorizon(Operand<TFloat32> values, int first, int entry) {
        int horizon = configuration.horizons().get(entry);
        List<Operand<TFloat32>> lags = new ArrayList<>();
        for (int lag = 0; lag < configuration.lags(); lag++) {
            int back = horizon + lag;
            lags.add(algebra.steps(values, first - back, -back)); // [B, m, C]
        }
        return algebra.dense(algebra.concat(lags, 2), weights(entry), constant(entry)); // [B, m, C]
    }

    private Operand<TFloat32> weights(int entry) { // [lags·C, C]
        int channels = backbone.channels();
        int rows = configuration.lags() * channels;
        return block(entry, 0, rows, Shape.of(rows, channels));
    }

    private Operand<TFloat32> constant(int entry) { // [C]
        return block(entry, configuration.lags() * backbone.channels(), 1, Shape.of(backbone.channels()));
    }

    private Operand<TFloat32> block(int entry, int firstRow, int rows, Shape shape) {
        int channels = backbone.channels();
        int stride = configuration.horizons().size() * channels;
        float[] block = new float[rows * channels];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(
                    backbone.expectation(),
                    (firstRow + row) * stride + entry * channels,
                    block,
                    row * channels,
                    channels);
        }
        return algebra.tf().constant(shape, DataBuffers.of(block));
    }
}
