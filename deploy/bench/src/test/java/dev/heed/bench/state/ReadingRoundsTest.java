package dev.heed.bench.state;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.bench.load.Load;
import dev.heed.ingest.Reading;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadingRoundsTest {
    private static final Load LOAD = new Load(3, 2, 4, 4, 1);
    private final ReadingRounds rounds = new ReadingRounds(LOAD, 2);

    private Reading reading(long number) {
        return requireNonNull(rounds.map(number).reading());
    }

    @Test
    void giveEveryEntityABlockInTurn() {
        Set<String> first = new HashSet<>();
        for (long number = 0; number < 3; number++) {
            first.add(reading(number).entity());
        }
        assertThat(first).hasSize(3);
        assertThat(reading(3).entity()).isEqualTo(reading(0).entity());
        assertThat(reading(3).timeMicros() - reading(0).timeMicros()).isEqualTo(4 * Load.PERIOD_MICROS);
        assertThat(reading(0).values()).hasSize(8);
    }

    @Test
    void moveAClockOnOnceTheStateIsFull() {
        assertThat(rounds.untilFull()).isEqualTo(7);
        assertThat(reading(6).entity()).isEqualTo("clock");
        assertThat(reading(6).timeMicros() - reading(0).timeMicros()).isEqualTo(8 * Load.PERIOD_MICROS);
    }

    @Test
    void beginAtAWholeHopAndBlock() {
        ReadingRounds longer = new ReadingRounds(new Load(1, 1, 4, 12, 1), 1);
        assertThat(requireNonNull(longer.map(0L).reading()).timeMicros() % (12 * Load.PERIOD_MICROS))
                .isZero();
    }

    @Test
    void holdTheValuesOfTheLoad() {
        assertThat(reading(4).values()).containsExactly(LOAD.values(1, 4, 4));
        assertThat(reading(4).periodMicros()).isEqualTo(Load.PERIOD_MICROS);
    }

    @Test
    void tellTheGateOfEachReading() {
        ReadingGate.close();
        ReadingGate.open(1);
        var limit = ReadingGate.strategy().createRateLimiter(1);
        assertThat(limit.acquire(1).toCompletableFuture()).isDone();
        reading(0);
        assertThat(limit.acquire(1).toCompletableFuture()).isNotDone();
        ReadingGate.close();
    }

    @Test
    void goOnAfterTheClock() {
        assertThat(reading(7).entity()).isEqualTo(reading(0).entity());
        assertThat(reading(7).timeMicros() - reading(0).timeMicros()).isEqualTo(8 * Load.PERIOD_MICROS);
    }
}
