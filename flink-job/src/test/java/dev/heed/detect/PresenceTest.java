package dev.heed.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private static final double RATE = 1 - Math.pow(2, -1 / 1_000.);

    private final Presence presence = new Presence();

    /** Sees so many steps of one share, and says after how many it was mostly missing first; 0 for never. */
    private int see(int steps, double share) {
        int first = 0;
        for (int step = 1; step <= steps; step++) {
            presence.see(share, RATE);
            first = first == 0 && presence.isMostlyMissing() ? step : first;
        }
        return first;
    }

    @Test
    void missesMostInTheThirdStepWithoutNineChannelsOfTen() {
        assertThat(see(200, 1)).isZero();
        assertThat(see(60, .1)).isEqualTo(3);
    }

    @Test
    void missesLittleWithHalfOfTheChannels() {
        see(200, 1);
        assertThat(see(60, .5)).isZero();
    }

    @Test
    void missesNothingOnceTheChannelsAreBack() {
        see(200, 1);
        see(60, .1);
        presence.see(1, RATE);
        presence.see(1, RATE);
        assertThat(presence.isMostlyMissing()).isFalse();
    }

    @Test
    void takesWhatIsMissingForGoodAsUsualAfterSomeHalfLives() {
        see(10_000, 1);
        see(1_500, .2);
        assertThat(presence.isMostlyMissing()).isTrue();
        see(1_000, .2);
        assertThat(presence.isMostlyMissing()).isFalse();
    }

    /** Twenty sensors that report every tenth step, each when it likes. */
    @Test
    void isSeldomMostlyMissingWhereSensorsAreSparse() {
        SplittableRandom random = new SplittableRandom(4);
        int missing = 0;
        for (int step = 0; step < 5_000; step++) {
            int seen = 0;
            for (int sensor = 0; sensor < 20; sensor++) {
                seen += random.nextInt(10) == 0 ? 1 : 0;
            }
            if (seen > 0) {
                presence.see(seen / 20., RATE);
                missing += presence.isMostlyMissing() ? 1 : 0;
            }
        }
        assertThat(missing).isLessThan(250);
    }

    @Test
    void aSparseBeginningIsNotTakenForADropout() {
        presence.see(1, RATE);
        for (int step = 0; step < 100; step++) {
            presence.see(.1, RATE);
        }
        assertThat(presence.isMostlyMissing()).isFalse();
    }
}
