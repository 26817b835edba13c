package dev.heed.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InFlightLimitTest {
    private static final long FLOOR = 2_000;
    private static final int TICK_MILLIS = 20;

    /** A job that makes so many steps a second at most and shows what it has written in bursts, so far apart. */
    private static final class Job {
        final WriteTimes written = new WriteTimes(0);
        final InFlightLimit ahead = new InFlightLimit(FLOOR, 1_000, written);
        final double mostPerSecond;
        final long apartMillis;
        final long[] made = new long[100_000];
        double sent;
        double done;
        long shown;
        long shownMillis;
        long now;

        Job(double mostPerSecond, long apartMillis) {
            this.mostPerSecond = mostPerSecond;
            this.apartMillis = apartMillis;
        }

        Job run(int seconds) {
            for (long end = now + seconds * 1_000L; now < end; now += TICK_MILLIS) {
                sent = Math.max(sent, (double) shown + ahead.limit(TimeUnit.MILLISECONDS.toNanos(now)));
                double before = done;
                done = Math.min(sent, done + mostPerSecond * TICK_MILLIS / 1e3);
                made[(int) now] = (long) done - (long) before;
                if (now - shownMillis >= apartMillis) {
                    show();
                }
            }
            return this;
        }

        private void show() {
            for (; shownMillis <= now; shownMillis++) {
                written.add(shownMillis, (int) made[(int) shownMillis]);
                shown += made[(int) shownMillis];
            }
        }

        double perSecond(int seconds) {
            double before = done;
            run(seconds);
            return (done - before) / seconds;
        }
    }

    @Test
    void beginsWithTheFloor() {
        assertThat(new InFlightLimit(FLOOR, 1_000, new WriteTimes(0)).limit(5)).isEqualTo(FLOOR);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 200, 1_000})
    void keepsAFastJobBusyAfterAFewSecondsHoweverItShowsItsSteps(long apartMillis) {
        assertThat(new Job(100_000, apartMillis).run(6).perSecond(4)).isCloseTo(100_000, offset(2_000.));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, 2_600})
    void leavesASlowJobThreeSecondsOfWork(long apartMillis) {
        Job slow = new Job(2_000, apartMillis).run(30);
        assertThat(slow.perSecond(8)).isCloseTo(2_000, offset(20.));
        assertThat((slow.sent - slow.shown) / slow.mostPerSecond).isBetween(2.5, 3.2);
    }

    @Test
    void isToldAnewEveryTenMillisecondsOnly() {
        WriteTimes written = new WriteTimes(0);
        InFlightLimit ahead = new InFlightLimit(FLOOR, 1_000, written);
        assertThat(ahead.limit(0)).isEqualTo(FLOOR);
        written.add(500, 100_000);
        assertThat(ahead.limit(TimeUnit.MILLISECONDS.toNanos(10) - 1)).isEqualTo(FLOOR);
        assertThat(ahead.limit(TimeUnit.MILLISECONDS.toNanos(10))).isEqualTo(300_000);
    }

    @Test
    void isNeverBelowTheFloor() {
        WriteTimes written = new WriteTimes(0);
        written.add(500, 1);
        assertThat(new InFlightLimit(FLOOR, 1_000, written).limit(1)).isEqualTo(FLOOR);
    }

    @Test
    void followsAJobThatBecomesSlower() {
        WriteTimes written = new WriteTimes(0);
        InFlightLimit ahead = new InFlightLimit(FLOOR, 1_000, written);
        written.add(500, 100_000);
        assertThat(ahead.limit(1)).isEqualTo(300_000);
        written.add(5_000, 2_000);
        assertThat(ahead.limit(TimeUnit.SECONDS.toNanos(1))).isEqualTo(6_000);
    }
}
