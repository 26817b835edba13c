package dev.heed.cli.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AheadTest {
    private static final long CYCLE = TimeUnit.SECONDS.toNanos(1);
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long FLOOR = 1_000;

    /** A job that makes so many steps a second at most and shows what was made in bursts, so many seconds apart. */
    private static final class Job {
        final Ahead ahead = new Ahead(FLOOR, CYCLE);
        final double mostPerSecond;
        final double apart;
        double sent;
        double made;
        long shown;
        long now;
        double nextShown;

        Job(double mostPerSecond, double apart) {
            this.mostPerSecond = mostPerSecond;
            this.apart = apart;
        }

        Job run(int seconds) {
            for (long end = now + seconds * CYCLE; now < end; now += TICK) {
                sent = Math.max(sent, shown + ahead.limit(now, shown));
                made = Math.min(sent, made + mostPerSecond * TICK / 1e9);
                if (now >= nextShown) {
                    shown = (long) made;
                    nextShown += apart * CYCLE;
                }
            }
            return this;
        }

        double perSecond(int seconds) {
            double before = made;
            run(seconds);
            return (made - before) / seconds;
        }
    }

    @Test
    void beginsWithTheFloor() {
        assertThat(new Ahead(FLOOR, CYCLE).limit(5, 0)).isEqualTo(FLOOR);
    }

    @Test
    void keepsAFastJobBusyWithinSixSeconds() {
        assertThat(new Job(200_000, 1).run(6).perSecond(4)).isCloseTo(200_000, offset(2_000.));
    }

    @Test
    void keepsAJobThatShowsItsStepsAtOnceBusyWithinSixSeconds() {
        assertThat(new Job(200_000, 0).run(6).perSecond(4)).isCloseTo(200_000, offset(2_000.));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 2.6})
    void leavesASlowJobThreeSecondsOfWorkHoweverItShowsIt(double apart) {
        Job slow = new Job(2_000, apart).run(30);
        assertThat(slow.perSecond(8)).isCloseTo(2_000, offset(20.));
        assertThat((slow.sent - slow.shown) / slow.mostPerSecond).isBetween(2.5, 3.5);
    }

    @Test
    void followsAJobThatBecomesSlower() {
        Ahead ahead = new Ahead(FLOOR, CYCLE);
        long done = 0;
        for (int second = 0; second < 8; second++) {
            ahead.limit(second * CYCLE, done);
            ahead.limit(second * CYCLE + CYCLE / 2, done);
            done += second < 4 ? 100_000 : 1_000;
        }
        assertThat(ahead.limit(8 * CYCLE, done)).isEqualTo(3_000);
    }
}
