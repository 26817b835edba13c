package dev.heed.bench.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.heed.detect.Scores;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EntityForestTest {
    private static final int CHANNELS = 3;
    private static final int STEPS = 420;
    private static final int SPIKE_AT = 400;
    private static final int SPIKE_IN = 1;

    private final EntityForest forest = new EntityForest(STEPS, CHANNELS);
    private float[] scores = {};
    private float[] shares = {};

    @BeforeEach
    void run() {
        Random random = new Random(3);
        for (int step = 0; step < STEPS; step++) {
            double[] values = new double[CHANNELS];
            for (int c = 0; c < CHANNELS; c++) {
                values[c] = Math.sin(.2 * step + c) + .05 * random.nextGaussian();
            }
            values[SPIKE_IN] += step == SPIKE_AT ? 8 : 0;
            forest.score(values, step * 1_000L, step);
        }
        Scores hop = forest.takeHop();
        scores = hop.score();
        shares = hop.saliency();
    }

    @Test
    void scoresASpikeHigherThanAnythingBefore() {
        for (int step = 200; step < SPIKE_AT; step++) {
            assertThat(scores[SPIKE_AT]).isGreaterThan(1.5f * scores[step]);
        }
    }

    @Test
    void beginsTheNextHopWithNothing() {
        Scores next = forest.takeHop();
        assertThat(next.score()).hasSize(STEPS).containsOnly(0);
        assertThat(next.saliency()).hasSize(STEPS * CHANNELS).containsOnly(0);
        assertThat(scores[SPIKE_AT]).as("what was taken stays").isPositive();
    }

    @Test
    void blamesTheChannelOfTheSpike() {
        int at = SPIKE_AT * CHANNELS;
        assertThat(shares[at + SPIKE_IN]).isGreaterThan(.6f * scores[SPIKE_AT]);
    }

    @Test
    void sharesTheWholeScoreAmongTheChannels() {
        int at = 300 * CHANNELS;
        assertThat(shares[at] + shares[at + 1] + shares[at + 2]).isCloseTo(scores[300], offset(1e-4f));
        assertThat(scores[300]).isPositive();
    }
}
