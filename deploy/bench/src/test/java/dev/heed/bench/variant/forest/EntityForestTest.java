package dev.heed.bench.variant.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EntityForestTest {
    private static final int CHANNELS = 3;
    private static final int STEPS = 420;
    private static final int SPIKE_AT = 400;
    private static final int SPIKE_IN = 1;

    private final float[] shares = new float[STEPS * CHANNELS];
    private final double[] scores = new double[STEPS];

    @BeforeEach
    void run() {
        EntityForest forest = new EntityForest(CHANNELS);
        Random random = new Random(3);
        for (int step = 0; step < scores.length; step++) {
            double[] values = new double[CHANNELS];
            for (int c = 0; c < CHANNELS; c++) {
                values[c] = Math.sin(.2 * step + c) + .05 * random.nextGaussian();
            }
            values[SPIKE_IN] += step == SPIKE_AT ? 8 : 0;
            scores[step] = forest.next(values, step * 1_000L, shares, step * CHANNELS);
        }
    }

    @Test
    void scoresASpikeHigherThanAnythingBefore() {
        for (int step = 200; step < SPIKE_AT; step++) {
            assertThat(scores[SPIKE_AT]).isGreaterThan(1.5 * scores[step]);
        }
    }

    @Test
    void blamesTheChannelOfTheSpike() {
        int at = SPIKE_AT * CHANNELS;
        assertThat(shares[at + SPIKE_IN]).isGreaterThan(.6f * (float) scores[SPIKE_AT]);
    }

    @Test
    void sharesTheWholeScoreAmongTheChannels() {
        int at = 300 * CHANNELS;
        assertThat((double) shares[at] + shares[at + 1] + shares[at + 2]).isCloseTo(scores[300], offset(1e-4));
        assertThat(scores[300]).isPositive();
    }
}
