package dev.heed.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RestraintTest {
    @Test
    void letsAnEventThroughOnce() {
        Restraint restraint = new Restraint();
        assertThat(restraint.next(8)).isEqualTo(8);
        assertThat(restraint.next(8)).isZero();
        assertThat(restraint.next(8.5)).isZero();
        assertThat(restraint.next(10)).isEqualTo(10);
    }

    @Test
    void speaksAgainOnceThePeakHasFaded() {
        Restraint restraint = new Restraint();
        restraint.next(8);
        for (int i = 0; i < 199; i++) {
            restraint.next(0);
        }
        // the peak is 8 exp(−199/200) = 2.957, and 1.1 times that 3.253
        assertThat(restraint.copy().next(3.2)).isZero();
        assertThat(restraint.next(3.3)).isEqualTo(3.3);
    }

    @Test
    void speaksMoreSoftlyAfterThreeLoudValues() {
        Restraint restraint = new Restraint();
        restraint.next(10);
        restraint.next(20);
        restraint.next(40);
        double fading = Math.exp(-2 / 20_000.);
        assertThat(restraint.next(60)).isEqualTo(60 * Math.pow(5 / (10 * fading), .3), within(1e-6));
    }
}
