package dev.heed.detect;

import dev.heed.model.scoring.Scoring;
import java.util.List;

/**
 * What a channel's values are held against, normalised: one step ahead, and by the longest horizon, which an event does not
 * talk into itself as soon. Where there is one horizon the second is the running mean, 0 ± 1; where there is one channel
 * both are, for a network has nothing else to expect it from.
 */
final class Expected {
    private final int channels;
    private final int horizons;
    private final boolean usesNetwork;
    private final List<List<Double>> spread;

    Expected(Scoring scoring) {
        this.channels = scoring.channels();
        this.horizons = scoring.horizons();
        this.usesNetwork = channels > 1;
        this.spread = scoring.residualScale();
    }

    /** Of a cell of a hop, one step ahead. */
    double near(ScoredStep step, int c) {
        return usesNetwork ? of(step, 0, c) : 0;
    }

    /** Of a cell of a hop, by the longest horizon. */
    double far(ScoredStep step, int c) {
        return usesNetwork && horizons > 1 ? of(step, horizons - 1, c) : 0;
    }

    private double of(ScoredStep step, int horizon, int c) {
        return step.attended().output().expectation()[(step.index() * horizons + horizon) * channels + c];
    }

    /** How far a channel usually is from what is expected one step ahead, &gt; 0. */
    double nearSpread(int c) {
        return usesNetwork ? spread.get(0).get(c) : 1;
    }

    /** How far a channel usually is from what the longest horizon expects, &gt; 0. */
    double farSpread(int c) {
        return usesNetwork && horizons > 1 ? spread.get(horizons - 1).get(c) : 1;
    }
}
