package dev.heed.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void countFromTheMomentAtWhichAReadingWasDue() {
        Latencies latencies = Latencies.none();
        latencies.record(1_000_000, 9_000_000, 3_000_000);
        assertThat(latencies.seen().valuesAreEquivalent(latencies.seen().getMaxValue(), 8_000))
                .isTrue();
        assertThat(latencies.written().valuesAreEquivalent(latencies.written().getMaxValue(), 2_000))
                .isTrue();
    }

    @Test
    void areZeroWhereTheBrokersClockIsAMillisecondBehind() {
        Latencies latencies = Latencies.none();
        latencies.record(1_900_000, 2_000_000, 1_000_000);
        assertThat(latencies.written().getMaxValue()).isZero();
    }
}
