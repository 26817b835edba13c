package dev.heed.model.scoring.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SeasonTest {
    private static final double RATE = .1;

    @Test
    void leavesAValueAloneUntilItsSlotIsKnown() {
        Season season = new Season(2, RATE, 2);
        assertThat(season.residual(3, 0)).isEqualTo(3);
        assertThat(season.residual(5, 1)).isEqualTo(5);
    }

    @Test
    void subtractsTheSlotsMeanAsFarAsItHelped() {
        Season season = new Season(1, RATE, 6);
        season.residual(2, 0);
        season.residual(1, 0); // e = 2: Σ z e = 2, Σ e² + 6 = 10; the slot's mean becomes 1.5
        assertThat(season.residual(4, 0)).isEqualTo(4 - .2 * 1.5, within(1e-6));
    }

    @Test
    void removesARecurringProfile() {
        Season season = new Season(24, RATE, 24);
        double left = 0;
        for (int t = 0; t < 2400; t++) {
            left = season.residual(Math.sin(2 * Math.PI * t / 24) + 1, t % 24);
        }
        assertThat(left).isEqualTo(0, within(.03));
    }

    @Test
    void leavesNoiseAsItIs() {
        Season season = new Season(24, RATE, 24);
        Random random = new Random(1);
        double changed = 0;
        for (int t = 0; t < 4800; t++) {
            double value = random.nextGaussian();
            double left = season.residual(value, t % 24);
            changed += (left - value) * (left - value) / 4800;
        }
        assertThat(changed).isLessThan(.005);
    }
}
