package dev.heed.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    @Test
    void countsOutputsOverASecondOrTheTimeBetweenCheckpoints() {
        assertThat(new Schedule(1, 1, 200, List.of()).cycleMillis()).isEqualTo(1_000);
        assertThat(new Schedule(1, 1, 5_000, List.of()).cycleMillis()).isEqualTo(5_000);
    }

    @Test
    void measuresFractionsOfSeconds() {
        Schedule schedule = new Schedule(.5, 1.25, 1_000, List.of());
        assertThat(schedule.warmUpNanos()).isEqualTo(500_000_000);
        assertThat(schedule.nanos()).isEqualTo(1_250_000_000);
    }

    @Test
    void takesItsLeastAndItsOwnCopyOfTheShares() {
        List<Double> shares = new ArrayList<>(List.of(.5));
        Schedule schedule = new Schedule(0, .001, 1_000, shares);
        shares.add(.9);
        assertThat(schedule.latencyAt()).containsExactly(.5);
        assertThat(schedule.warmUpNanos()).isZero();
        assertThat(schedule.nanos()).isEqualTo(1_000_000);
    }

    @Test
    void saysAllThatItFound() {
        assertThatThrownBy(() -> new Schedule(-1, 2, 1_000, List.of(.5, 2.)))
                .isInstanceOf(Refusal.class)
                .hasMessageEndingWith("--latency-at between 0 and 1, found -1.0, 2.0 and [0.5, 2.0]");
    }

    @ParameterizedTest
    @CsvSource({"-1, 1, 0.5", "1, 0, 0.5", "1, NaN, 0.5", "1, 1, 0", "1, 1, 1"})
    void refusesWhatCannotBeMeasured(double warmUp, double seconds, double at) {
        assertThatThrownBy(() -> new Schedule(warmUp, seconds, 1_000, List.of(at)))
                .hasMessageContaining("expected --warm-up of at least 0 s, --seconds above 0");
    }
}
