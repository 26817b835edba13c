package dev.heed.model.benchmark;

import static dev.heed.model.benchmark.LocalLayer.HEADS;
import static dev.heed.model.benchmark.LocalLayer.RADIUS;
import static dev.heed.model.benchmark.LocalLayer.WIDTH;
import static dev.heed.model.benchmark.LocalLayer.headWidth;

import com.google.auto.service.AutoService;
import java.util.Arrays;

/** The layer in loops over every query and the keys that it sees, without blocks: what the others must at least reach. */
@AutoService(LayerEngine.class)
public final class JavaEngine implements LayerEngine {
    @Override
    public String name() {
        return "Java";
    }

    @Override
    public LayerRun prepare(LocalLayer layer) {
        return new Run(layer);
    }

    private static final class Run implements LayerRun {
        private final LocalLayer layer;
        private final float[] keys; // [r + n, D]
        private final float[] values; // [r + n, D]
        private final float[] query = new float[WIDTH];
        private final float[] context = new float[WIDTH];
        private final float[] weights = new float[RADIUS + 1];
        private final float[] output; // [B, n, D]

        Run(LocalLayer layer) {
            this.layer = layer;
            this.keys = new float[layer.steps() * WIDTH];
            this.values = new float[layer.steps() * WIDTH];
            this.output = new float[layer.batch() * layer.queries() * WIDTH];
        }

        @Override
        public float[] run() {
            for (int window = 0; window < layer.batch(); window++) {
                int first = window * layer.steps() * WIDTH;
                for (int row = 0; row < keys.length; row += WIDTH) {
                    times(layer.input(), first + row, layer.ofKeys(), keys, row);
                    times(layer.input(), first + row, layer.ofValues(), values, row);
                }
                for (int t = 0; t < layer.queries(); t++) {
                    times(layer.input(), first + (RADIUS + t) * WIDTH, layer.ofQueries(), query, 0);
                    attend(t * WIDTH);
                    times(context, 0, layer.mixing(), output, (window * layer.queries() + t) * WIDTH);
                }
            }
            return output;
        }

        /** A row times a matrix. */
        private static void times(float[] from, int at, float[] matrix, float[] to, int into) {
            Arrays.fill(to, into, into + WIDTH, 0);
            for (int k = 0; k < WIDTH; k++) {
                float x = from[at + k];
                for (int j = 0; j < WIDTH; j++) {
                    to[into + j] += x * matrix[k * WIDTH + j];
                }
            }
        }

        /** The context of the query, whose oldest key begins there. */
        private void attend(int oldest) {
            Arrays.fill(context, 0);
            for (int head = 0; head < HEADS * headWidth(); head += headWidth()) {
                weigh(oldest, head);
                for (int offset = 0; offset <= RADIUS; offset++) {
                    for (int d = head; d < head + headWidth(); d++) {
                        context[d] += weights[offset] * values[oldest + offset * WIDTH + d];
                    }
                }
            }
        }

        private void weigh(int oldest, int head) {
            float scale = (float) (1 / Math.sqrt(headWidth()));
            float largest = Float.NEGATIVE_INFINITY;
            for (int offset = 0; offset <= RADIUS; offset++) {
                float dot = 0;
                for (int d = head; d < head + headWidth(); d++) {
                    dot += query[d] * keys[oldest + offset * WIDTH + d];
                }
                weights[offset] = dot * scale + layer.bias()[offset];
                largest = Math.max(largest, weights[offset]);
            }
            float sum = 0;
            for (int offset = 0; offset <= RADIUS; offset++) {
                weights[offset] = (float) Math.exp(weights[offset] - largest);
                sum += weights[offset];
            }
            for (int offset = 0; offset <= RADIUS; offset++) {
                weights[offset] /= sum;
            }
        }

        @Override
        public void close() {}
    }
}
