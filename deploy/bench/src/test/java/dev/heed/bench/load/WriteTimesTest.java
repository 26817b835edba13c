package dev.heed.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;

class WriteTimesTest {
    private static final long BEGIN = 1_700_000_000_000L;

    /** A thousand steps a second for eight seconds, then twice as many for two. */
    private static WriteTimes written() {
        WriteTimes written = new WriteTimes(BEGIN);
        for (int milli = 0; milli < 10_000; milli++) {
            written.add(BEGIN + milli, milli < 8_000 ? 1 : 2);
        }
        return written;
    }

    @Test
    void tellsTheRateBetweenTwoMoments() {
        assertThat(written().perSecond(BEGIN + 2_000, BEGIN + 7_000)).isCloseTo(1_000, offset(.01));
        assertThat(written().perSecond(BEGIN + 7_000, BEGIN + 9_000)).isCloseTo(1_500, offset(.01));
    }

    @Test
    void doesNotMindTheOrderInWhichStepsAreSeen() {
        WriteTimes written = new WriteTimes(BEGIN);
        written.add(BEGIN + 1_500, 30);
        written.add(BEGIN + 500, 10);
        assertThat(written.perSecond(BEGIN, BEGIN + 1_000)).isCloseTo(10, offset(.01));
        assertThat(written.perSecond(BEGIN, BEGIN + 2_000)).isCloseTo(20, offset(.01));
    }

    @Test
    void findsTheMostOfTheLatestStretches() {
        assertThat(written().most(1, 1_000)).isEqualTo(2_000);
        WriteTimes written = written();
        written.add(BEGIN + 10_999, 1);
        assertThat(written.most(1, 1_000)).isEqualTo(1);
        assertThat(written.most(2, 1_000)).isEqualTo(2_000);
    }

    @Test
    void countsWhatWasWrittenBeforeTheBeginningAsWrittenThen() {
        WriteTimes written = new WriteTimes(BEGIN);
        written.add(BEGIN - 5_000, 40);
        assertThat(written.perSecond(BEGIN, BEGIN + 1_000)).isCloseTo(40, offset(.01));
    }

    @Test
    void growsWithTheTimeThatItCovers() {
        WriteTimes written = new WriteTimes(BEGIN);
        written.add(BEGIN, 1);
        written.add(BEGIN + 3_600_000, 6);
        assertThat(written.perSecond(BEGIN, BEGIN + 3_601_000)).isCloseTo(7 / 3_601., offset(1e-6));
        assertThat(written.most(1, 1_000)).isEqualTo(6);
    }

    @Test
    void looksAtNoStretchBeforeTheLatestOnes() {
        WriteTimes written = new WriteTimes(BEGIN);
        written.add(BEGIN, 100);
        written.add(BEGIN + 2_000, 1);
        assertThat(written.most(2, 1_000)).isEqualTo(1);
        assertThat(written.most(3, 1_000)).isEqualTo(100);
    }

    @Test
    void takesTheCellOfTheEndForTheNextMeasurement() {
        WriteTimes written = new WriteTimes(BEGIN);
        written.add(BEGIN + 1_000, 5);
        assertThat(written.perSecond(BEGIN, BEGIN + 1_000)).isZero();
        assertThat(written.perSecond(BEGIN + 1_000, BEGIN + 2_000)).isCloseTo(5, offset(.01));
    }

    @Test
    void hasNothingAtFirst() {
        assertThat(new WriteTimes(BEGIN).most(3, 1_000)).isZero();
        assertThat(new WriteTimes(BEGIN).perSecond(BEGIN, BEGIN + 100)).isZero();
    }
}
