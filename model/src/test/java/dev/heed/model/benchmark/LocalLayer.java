package dev.heed.model.benchmark;

import dev.heed.model.RandomModels;
import java.util.SplittableRandom;

/**
 * One causal local layer with random numbers, as a network has two: projections, scaled dot with a bias by offset, softmax,
 * several heads. Queries are the last n of r + n steps.
 *
 * @param batch B
 * @param queries n
 * @param input x [B, r + n, D]
 * @param ofQueries Wq [D, D]
 * @param ofKeys Wk [D, D]
 * @param ofValues Wv [D, D]
 * @param mixing Wo [D, D]
 * @param bias of offsets −r … 0 [r + 1]
 */
record LocalLayer(
        int batch,
        int queries,
        float[] input,
        float[] ofQueries,
        float[] ofKeys,
        float[] ofValues,
        float[] mixing,
        float[] bias) {
    /** D. */
    static final int WIDTH = 32;
    /** N. */
    static final int HEADS = 4;
    /** r. */
    static final int RADIUS = 8;

    static LocalLayer random(int batch, int queries) {
        SplittableRandom random = new SplittableRandom(3);
        int square = WIDTH * WIDTH;
        return new LocalLayer(
                batch,
                queries,
                RandomModels.floats(random, batch * (RADIUS + queries) * WIDTH),
                RandomModels.floats(random, square),
                RandomModels.floats(random, square),
                RandomModels.floats(random, square),
                RandomModels.floats(random, square),
                RandomModels.floats(random, RADIUS + 1));
    }

    /** r + n. */
    int steps() {
        return RADIUS + queries;
    }

    /** D/N. */
    static int headWidth() {
        return WIDTH / HEADS;
    }

    /**
     * Additions and multiplications that the result needs, of one window: 4 D² for Wq and Wo and 4 (r + 1) D for scores and
     * weighted sums of each query, 4 D² for Wk and Wv of each step. What blocks compute beside that does not count.
     */
    double usefulOperations() {
        double perQuery = 4.0 * WIDTH * WIDTH + 4.0 * (RADIUS + 1) * WIDTH;
        return queries * perQuery + steps() * 4.0 * WIDTH * WIDTH;
    }
}
