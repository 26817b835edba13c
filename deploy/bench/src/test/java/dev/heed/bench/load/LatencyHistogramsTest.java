package dev.heed.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatencyHistogramsTest {
    @Test
    void countFromTheMomentAtWhichAReadingWasDue() {
        LatencyHistograms latencies = LatencyHistograms.none();
        latencies.record(1_000_000, 9_000_000, 3_000_000);
        assertThat(latencies.seen().valuesAreEquivalent(latencies.seen().getMaxValue(), 8_000))
                .isTrue();
        assertThat(latencies.written().valuesAreEquivalent(latencies.written().getMaxValue(), 2_000))
                .isTrue();
    }

    @Test
    void keepThreeDigitsOfEach() {
        LatencyHistograms latencies = LatencyHistograms.none();
        for (int millis = 1; millis <= 100; millis++) {
            latencies.record(0, millis * 1_000_000L, millis * 500_000L);
        }
        assertThat(latencies.seen().getTotalCount()).isEqualTo(100);
        assertThat(latencies.seen().getValueAtPercentile(50)).isBetween(50_000L, 50_100L);
        assertThat(latencies.written().getValueAtPercentile(99)).isBetween(49_500L, 49_600L);
    }

    @Test
    void takeWhatIsLongerThanTenMinutesForTenMinutes() {
        LatencyHistograms latencies = LatencyHistograms.none();
        latencies.record(0, TimeUnit.HOURS.toNanos(1), 0);
        assertThat(latencies.seen().valuesAreEquivalent(latencies.seen().getMaxValue(), TimeUnit.MINUTES.toMicros(10)))
                .isTrue();
    }

    @Test
    void areZeroWhereTheBrokersClockIsAMillisecondBehind() {
        LatencyHistograms latencies = LatencyHistograms.none();
        latencies.record(1_900_000, 2_000_000, 1_000_000);
        assertThat(latencies.written().getMaxValue()).isZero();
    }
}
