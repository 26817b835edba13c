package dev.heed.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyTest {
    /** A thousand latencies, from one to a thousand times so many µs. */
    private static Histogram thousand(int micros) {
        Histogram histogram = new Histogram(600_000_000, 3);
        for (int i = 1; i <= 1_000; i++) {
            histogram.recordValue((long) i * micros);
        }
        return histogram;
    }

    @Test
    void isInMillisecondsByPercentiles() {
        Latency latency = Latency.of(.5, 2_000, thousand(100), thousand(10));
        assertThat(latency.at()).isEqualTo(.5);
        assertThat(latency.stepsPerSecond()).isEqualTo(2_000);
        assertThat(latency.p50()).isCloseTo(50, within(.1));
        assertThat(latency.p99()).isCloseTo(99, within(.1));
        assertThat(latency.p999()).isCloseTo(99.9, within(.1));
        assertThat(latency.writtenP50()).isCloseTo(5, within(.01));
        assertThat(latency.writtenP99()).isCloseTo(9.9, within(.01));
        assertThat(latency.writtenP999()).isCloseTo(9.99, within(.01));
    }

    @Test
    void isNothingWhereNothingWasRecorded() {
        Histogram none = new Histogram(600_000_000, 3);
        assertThat(Latency.of(.5, 10, none, none)).isEqualTo(new Latency(.5, 10, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void hasTheMedianOfEachFigureByItself() {
        assertThat(Latency.median(List.of(
                        new Latency(.5, 10, 1, 20, 300, 4, 50, 600),
                        new Latency(.5, 30, 3, 10, 200, 6, 40, 500),
                        new Latency(.5, 20, 2, 30, 100, 5, 60, 400))))
                .isEqualTo(new Latency(.5, 20, 2, 20, 200, 5, 50, 500));
    }

    @Test
    void liesBetweenTheTwoMiddleFiguresOfAnEvenNumberOfRounds() {
        assertThat(Latency.median(
                        List.of(new Latency(.8, 10, 1, 1, 1, 1, 1, 1), new Latency(.8, 20, 2, 2, 2, 2, 2, 2))))
                .isEqualTo(new Latency(.8, 15, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5));
    }
}
