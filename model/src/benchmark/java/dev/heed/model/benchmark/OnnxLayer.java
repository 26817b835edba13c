package dev.heed.model.benchmark;

import static dev.heed.model.benchmark.LocalLayer.HEADS;
import static dev.heed.model.benchmark.LocalLayer.RADIUS;
import static dev.heed.model.benchmark.LocalLayer.WIDTH;
import static dev.heed.model.benchmark.LocalLayer.headWidth;

import java.util.Arrays;

/**
 * The layer as the module lays it out, in ONNX: blocks of S = r queries beside the 2 r keys that any of them sees. Shapes are
 * static, and bias and hidden keys are one constant.
 */
final class OnnxLayer {
    /** x [B, r + n, D]. */
    static final String INPUT = "x";

    private static final int SIZE = RADIUS;
    private static final int KEYS = SIZE + RADIUS;
    private static final float HIDDEN = -1e9f;
    private final OnnxGraph graph = new OnnxGraph();
    private final LocalLayer layer;
    /** Queries with the filling of the last block. */
    private final int filled;

    OnnxLayer(LocalLayer layer) {
        this.layer = layer;
        this.filled = (layer.queries() + SIZE - 1) / SIZE * SIZE;
    }

    byte[] model() {
        String query = times(steps(INPUT, RADIUS, layer.steps()), layer.ofQueries()); // [B, n, D]
        String blocks = shaped(padded(query), -1, SIZE, HEADS, headWidth()); // [X, S, N, D/N]
        String scale = graph.constant(new float[] {(float) (1 / Math.sqrt(headWidth()))});
        String asked = graph.node("Mul", graph.transposed(blocks, 0, 2, 1, 3), scale); // [X, N, S, D/N]
        String keys = graph.transposed(keys(layer.ofKeys()), 0, 2, 3, 1); // [X, N, D/N, K]
        String values = graph.transposed(keys(layer.ofValues()), 0, 2, 1, 3); // [X, N, K, D/N]
        String scores = graph.node("Add", graph.node("MatMul", asked, keys), places()); // [X, N, S, K]
        String context = graph.node("MatMul", graph.node("Softmax", scores), values); // [X, N, S, D/N]
        String joined = shaped(graph.transposed(context, 0, 2, 1, 3), -1, filled, WIDTH); // [B, n + fill, D]
        String made = times(steps(joined, 0, layer.queries()), layer.mixing()); // [B, n, D]
        return graph.model(INPUT, new long[] {layer.batch(), layer.steps(), WIDTH}, made, new long[] {
            layer.batch(), layer.queries(), WIDTH
        });
    }

    private String keys(float[] weights) { // [X, K, N, D/N]
        String all = padded(times(INPUT, weights)); // [B, n + fill + r, D]
        String own = shaped(steps(all, 0, filled), -1, SIZE, HEADS, headWidth());
        String following = shaped(steps(all, SIZE, SIZE + filled), -1, SIZE, HEADS, headWidth());
        return graph.concatenated(1, own, following);
    }

    /** What the place of a key adds to its score. */
    private String places() { // [1, 1, S, K]
        float[] added = new float[SIZE * KEYS];
        Arrays.fill(added, HIDDEN);
        for (int query = 0; query < SIZE; query++) {
            System.arraycopy(layer.bias(), 0, added, query * KEYS + query, RADIUS + 1);
        }
        return graph.constant(added, 1, 1, SIZE, KEYS);
    }

    private String times(String x, float[] weights) {
        return graph.node("MatMul", x, graph.constant(weights, WIDTH, WIDTH));
    }

    private String steps(String x, long begin, long end) {
        return graph.node("Slice", x, graph.constant(begin), graph.constant(end), graph.constant(1L));
    }

    private String padded(String x) {
        int fill = filled - layer.queries();
        return fill == 0 ? x : graph.node("Pad", x, graph.constant(0L, 0, 0, 0, fill, 0));
    }

    private String shaped(String x, long... shape) {
        return graph.node("Reshape", x, graph.constant(shape));
    }
}
