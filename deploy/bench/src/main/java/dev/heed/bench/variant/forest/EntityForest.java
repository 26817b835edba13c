package dev.heed.bench.variant.forest;

import com.amazon.randomcutforest.parkservices.AnomalyDescriptor;
import com.amazon.randomcutforest.parkservices.ThresholdedRandomCutForest;
import com.amazon.randomcutforest.returntypes.DiVector;

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

    EntityForest(int channels) {
        this.channels = channels;
        this.forest = ThresholdedRandomCutForest.builder()
                .dimensions(channels * SHINGLE)
                .shingleSize(SHINGLE)
                .numberOfTrees(TREES)
                .sampleSize(SAMPLES)
                .randomSeed(1)
                .build();
    }

    /**
     * Takes a step.
     *
     * @param values [channels]
     * @param timeMicros of the step
     * @param shares receives from {@code at} on the share of the score that each channel has, over all steps of the shingle;
     *     left at 0 while the forest is too young to tell
     * @return the score, 0 while the forest is too young to tell
     */
    double next(double[] values, long timeMicros, float[] shares, int at) {
        AnomalyDescriptor found = forest.process(values, timeMicros);
        float[] point = found.getRCFPoint();
        if (point == null || found.getRCFScore() <= 0) {
            return 0;
        }
        DiVector blame = forest.getForest().getAnomalyAttribution(point);
        double total = blame.getHighLowSum();
        for (int d = 0; d < point.length && total > 0; d++) {
            shares[at + d % channels] += (float) (found.getRCFScore() * blame.getHighLowSum(d) / total);
        }
        return found.getRCFScore();
    }
}
