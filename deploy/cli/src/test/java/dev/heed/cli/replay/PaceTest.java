package dev.heed.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong clock = new AtomicLong(1_000);

    @Test
    void runsEventTimeFasterThanTheClock() {
        Pace pace = new Pace(100, clock::get);
        assertThat(pace.nanosUntil(5_000_000)).isZero();
        assertThat(pace.nanosUntil(6_000_000)).isEqualTo(10_000_000);
        clock.addAndGet(4_000_000);
        assertThat(pace.nanosUntil(6_000_000)).isEqualTo(6_000_000);
    }

    @Test
    void doesNotWaitForWhatIsOverdue() {
        Pace pace = new Pace(1, clock::get);
        pace.nanosUntil(0);
        clock.addAndGet(3_000_000);
        assertThat(pace.nanosUntil(1_000)).isEqualTo(-2_000_000);
    }

    @Test
    void neverWaitsAtSpeedZero() {
        Pace pace = new Pace(0, clock::get);
        pace.nanosUntil(0);
        assertThat(pace.nanosUntil(Long.MAX_VALUE)).isZero();
    }
}
