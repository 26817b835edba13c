package dev.heed.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import org.junit.jupiter.api.Test;

class SendTimesTest {
    @Test
    void tellsWhenEachEntitysBlocksWereDue() {
        SendTimes times = new SendTimes(2);
        times.sent(0, 0, 10);
        times.sent(1, 0, 20);
        times.sent(0, 1, 30);
        assertThat(times.due(0, 0)).isEqualTo(10);
        assertThat(times.due(0, 1)).isEqualTo(30);
        assertThat(times.due(1, 0)).isEqualTo(20);
    }

    @Test
    void keepsMoreBlocksOfFewEntities() {
        SendTimes times = new SendTimes(1);
        for (int round = 0; round < 1 << 22; round++) {
            times.sent(0, round, round);
        }
        assertThat(times.due(0, 0)).isZero();
        times.sent(0, 1 << 22, 7);
        assertThat(times.due(0, 1 << 22)).isEqualTo(7);
        assertThatThrownBy(() -> times.due(0, 0))
                .hasMessageContaining("expected outputs at most 4194304 blocks behind");
    }

    @Test
    void forgetsByEntity() {
        SendTimes times = new SendTimes(1 << 18);
        times.sent(4, 0, 11);
        for (int round = 0; round <= 40; round++) {
            times.sent(5, round, round);
        }
        assertThat(times.due(4, 0)).isEqualTo(11);
    }

    @Test
    void refusesMoreEntitiesThanAnArrayHolds() {
        assertThatThrownBy(() -> new SendTimes(1 << 28)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesToTellWhatItHasForgotten() {
        SendTimes times = new SendTimes(1 << 18);
        for (int round = 0; round <= 16; round++) {
            times.sent(5, round, round);
        }
        assertThat(times.due(5, 1)).isEqualTo(1);
        assertThatThrownBy(() -> times.due(5, 0))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("measure latency at a lower rate (--latency-at)");
    }
}
