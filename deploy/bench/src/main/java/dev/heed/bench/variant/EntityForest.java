package dev.heed.bench.variant;

import com.amazon.randomcutforest.parkservices.AnomalyDescriptor;
import com.amazon.randomcutforest.parkservices.ThresholdedRandomCutForest;
import com.amazon.randomcutforest.returntypes.DiVector;
import dev.heed.detect.Scores;

/**
 * A random cut forest of one entity, Guha et al. 2016, in Amazon's implementation: shingles of 8 steps, 50 trees of 256
 * samples, all else by default. Every step is scored and attributed, then learned. Used by one thread.
 */
final class EntityForest {
    private static final int SHINGLE = 8;
    private static final int TREES = 50;
    private static final int SAMPLES = 256;

    private final int channels;
    private final ThresholdedRandomCutForest forest;
    /** Of the hop that is not complete: [h] and [h × C]. */
    private float[] score;

    private float[] saliency;

    EntityForest(int hop, int channels) {
        this.channels = channels;
        this.score = new float[hop];
        this.saliency = new float[hop * channels];
        this.forest = ThresholdedRandomCutForest.builder()
                .dimensions(channels * SHINGLE)
                .shingleSize(SHINGLE)
                .numberOfTrees(TREES)
                .sampleSize(SAMPLES)
                .randomSeed(1)
                .build();
    }

    /**
     * Scores a step, and shares the score among the channels, over all steps of the shingle. Both are 0 while the forest is
     * too young to tell.
     *
     * @param values [channels]
     * @param at index of the step in the hop
     */
    void score(double[] values, long timeMicros, int at) {
        AnomalyDescriptor found = forest.process(values, timeMicros);
        float[] point = found.getRCFPoint();
        if (point == null || found.getRCFScore() <= 0) {
            return;
        }
        DiVector blame = forest.getForest().getAnomalyAttribution(point);
        double total = blame.getHighLowSum();
        for (int d = 0; d < point.length && total > 0; d++) {
            saliency[at * channels + d % channels] += (float) (found.getRCFScore() * blame.getHighLowSum(d) / total);
        }
        score[at] = (float) found.getRCFScore();
    }

    /** The scores of the hop; the next one begins. */
    Scores takeHop() {
        int hop = score.length;
        Scores scores = new Scores(score, new float[0], saliency, new boolean[hop]);
        score = new float[hop];
        saliency = new float[hop * channels];
        return scores;
    }
}
