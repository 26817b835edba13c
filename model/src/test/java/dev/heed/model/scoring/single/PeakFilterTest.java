package dev.heed.model.scoring.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PeakFilterTest {
    @Test
    void letsAnEventThroughOnce() {
        PeakFilter peaks = new PeakFilter();
        assertThat(peaks.next(8)).isEqualTo(8);
        assertThat(peaks.next(8)).isZero();
        assertThat(peaks.next(8.5)).isZero();
        assertThat(peaks.next(10)).isEqualTo(10);
    }

    @Test
    void speaksAgainOnceThePeakHasFaded() {
        // the peak is 8 exp(−199/200) = 2.957, and 1.1 times that 3.253
        assertThat(fadedFromEight().next(3.2)).isZero();
        assertThat(fadedFromEight().next(3.3)).isEqualTo(3.3);
    }

    private static PeakFilter fadedFromEight() {
        PeakFilter peaks = new PeakFilter();
        peaks.next(8);
        for (int i = 0; i < 199; i++) {
            peaks.next(0);
        }
        return peaks;
    }

    @Test
    void speaksMoreSoftlyAfterThreeLoudValues() {
        PeakFilter peaks = new PeakFilter();
        peaks.next(10);
        peaks.next(20);
        peaks.next(40);
        double fading = Math.exp(-2 / 20_000.);
        assertThat(peaks.next(60)).isEqualTo(60 * Math.pow(5 / (10 * fading), .3), within(1e-6));
    }
}
