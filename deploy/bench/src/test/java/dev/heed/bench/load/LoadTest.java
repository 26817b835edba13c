package dev.heed.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoadTest {
    @Test
    void refusesHopsThatDoNotFitTheBlocks() {
        assertThatThrownBy(() -> new Load(1, 1, 64, 48, 1)).hasMessageContaining("found 64 and 48");
    }

    @Test
    void sendsEnoughAheadForAHopOfEveryEntity() {
        assertThat(new Load(100, 1, 64, 32, 1).leastAhead(true)).isEqualTo(3 * 6_400);
        assertThat(new Load(1_000, 1, 1, 4, 1).leastAhead(true)).isEqualTo(6 * 1_000);
    }

    @Test
    void sendsLessAheadOfAJobThatDoesNotWaitForEventTime() {
        assertThat(new Load(200, 1, 64, 32, 1).leastAhead(false)).isEqualTo(2_048);
        assertThat(new Load(1_000, 1, 1, 4, 1).leastAhead(false)).isEqualTo(4 * 1_000);
    }

    @Test
    void sendsEnoughAheadToSeeHowFastAJobIs() {
        assertThat(new Load(10, 1, 1, 1, 1).leastAhead(true)).isEqualTo(2_048);
        assertThat(new Load(10, 1, 1, 1, 1).leastAhead(false)).isEqualTo(2_048);
    }

    @Test
    void beginsAndPausesAtWholeHopsAndBlocks() {
        Load load = new Load(1, 1, 6, 24, 1);
        assertThat(load.beginMicros() % (24 * Load.PERIOD_MICROS)).isZero();
        assertThat(load.pauseMicros() % (24 * Load.PERIOD_MICROS)).isZero();
    }
}
