package dev.heed.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;

class WrittenTest {
    private static final long BEGIN = 1_700_000_000_000L;

    /** A thousand steps a second for eight seconds, then twice as many for two. */
    private static Written written() {
        Written written = new Written(BEGIN);
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
        Written written = new Written(BEGIN);
        written.add(BEGIN + 1_500, 30);
        written.add(BEGIN + 500, 10);
        assertThat(written.perSecond(BEGIN, BEGIN + 1_000)).isCloseTo(10, offset(.01));
        assertThat(written.perSecond(BEGIN, BEGIN + 2_000)).isCloseTo(20, offset(.01));
    }

    @Test
    void findsTheMostOfTheLatestStretches() {
        assertThat(written().most(1, 1_000)).isEqualTo(2_000);
        Written written = written();
        written.add(BEGIN + 10_999, 1);
        assertThat(written.most(1, 1_000)).isEqualTo(1);
        assertThat(written.most(2, 1_000)).isEqualTo(2_000);
    }

    @Test
    void hasNothingAtFirst() {
        assertThat(new Written(BEGIN).most(3, 1_000)).isZero();
        assertThat(new Written(BEGIN).perSecond(BEGIN, BEGIN + 100)).isZero();
    }
}
