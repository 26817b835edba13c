package dev.heed.cli.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Once a second 1,000 steps, in ten polls of 10 ms. */
    private static Arrivals bursts(int seconds) {
        Arrivals arrivals = new Arrivals();
        for (int second = 0; second < seconds; second++) {
            for (int poll = 1; poll <= 10; poll++) {
                arrivals.add(second * SECOND + poll * 10L * MILLI, second * 1_000L + poll * 100L);
            }
        }
        return arrivals;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 35, 55, 99, 105, 500, 930})
    void tellsTheRateFromBurstToBurstWhereverTheMeasurementBegins(long millis) {
        long begin = 2 * SECOND + millis * MILLI;
        assertThat(bursts(12).perSecond(begin, begin + 7 * SECOND + 400 * MILLI, SECOND))
                .isCloseTo(1_000, offset(.01));
    }

    @Test
    void tellsTheRateOfASteadyFlow() {
        Arrivals arrivals = new Arrivals();
        for (int i = 0; i < 5_000; i++) {
            arrivals.add(i * MILLI, 3L * i);
        }
        assertThat(arrivals.perSecond(SECOND, 4 * SECOND, SECOND)).isCloseTo(3_000, offset(.01));
    }

    @Test
    void goesOnToTheNextBurstWhenOneAloneLiesWithin() {
        assertThat(bursts(12).perSecond(2 * SECOND, 2 * SECOND + 200 * MILLI, SECOND))
                .isCloseTo(1_000, offset(.01));
    }

    @Test
    void waitsForBurstsThatAreFurtherApartThanExpected() {
        Arrivals arrivals = new Arrivals();
        for (int burst = 1; burst < 6; burst++) {
            arrivals.add(burst * 4L * SECOND, burst * 4_000L - 50);
            arrivals.add(burst * 4L * SECOND + 20 * MILLI, burst * 4_000L);
        }
        assertThat(arrivals.perSecond(5 * SECOND, 13 * SECOND, SECOND)).isCloseTo(1_000, offset(.01));
        assertThat(arrivals.perSecond(5 * SECOND, 11 * SECOND, SECOND)).isCloseTo(1_000, offset(.01));
    }

    @Test
    void hasNoRateOfNothing() {
        assertThat(new Arrivals().perSecond(0, SECOND, SECOND)).isZero();
    }
}
