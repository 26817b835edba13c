package dev.heed.model.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class IncrementsTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-12);
    private static final double NO_DECAY = 1e15;

    @Test
    void averagesChangesAndHalfTheirSquares() {
        Increments increments = learned(NO_DECAY, new float[] {1, 3, 2}, new byte[] {1, 1, 1});

        assertThat(increments.count(0)).isCloseTo(3, EXACT);
        assertThat(increments.mean(0, 1)).isCloseTo((2. - 1) / 2, EXACT);
        assertThat(increments.variogram(0, 1)).isCloseTo((4. + 1) / 2 / 2, EXACT);
        assertThat(increments.mean(0, 2)).isCloseTo(1, EXACT);
        assertThat(increments.variogram(0, 2)).isCloseTo(.5, EXACT);
    }

    @Test
    void pairsNothingWithWhatWasNotObserved() {
        Increments increments = learned(NO_DECAY, new float[] {1, 99, 2}, new byte[] {1, 0, 1});

        assertThat(increments.count(0)).isCloseTo(2, EXACT);
        assertThat(increments.variogram(0, 1)).isZero();
        assertThat(increments.variogram(0, 2)).isCloseTo(.5, EXACT);
    }

    @Test
    void halvesTheWeightOfAPairEachHalfLife() {
        Increments increments = learned(1, new float[] {0, 2, 6}, new byte[] {1, 1, 1});

        assertThat(increments.count(0)).isCloseTo(1 + .5 + .25, EXACT);
        assertThat(increments.mean(0, 1)).isCloseTo((4 + .5 * 2) / 1.5, EXACT);
    }

    private static Increments learned(double halfLife, float[] z, byte[] observed) {
        Increments increments = new Increments(1, 3, halfLife);
        for (int step = 0; step < z.length; step++) {
            increments.add(z, observed, step);
        }
        return increments;
    }
}
