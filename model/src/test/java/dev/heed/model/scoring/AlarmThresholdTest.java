package dev.heed.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AlarmThresholdTest {
    private static Scoring.Threshold config(double trailingSteps) {
        Double[] begin = new Double[ScoreHistogram.BUCKETS];
        Arrays.fill(begin, 0.);
        begin[ScoreHistogram.bucket(.5, 1)] = 1.;
        return new Scoring.Threshold(1, .95, trailingSteps, 30, Arrays.asList(begin));
    }

    @Test
    void staysAtTheFloorWhileScoresAreUsual() {
        AlarmThreshold threshold = new AlarmThreshold(config(1000));
        ThresholdState state = threshold.newState();
        for (int i = 0; i < 5000; i++) {
            assertThat(threshold.next(state, .5)).isEqualTo(1);
        }
    }

    @Test
    void followsADriftToItsTrailingQuantile() {
        AlarmThreshold threshold = new AlarmThreshold(config(500));
        ThresholdState state = threshold.newState();
        Random random = new Random(7);
        double[] scores = random.doubles(20_000, 2, 4).toArray();
        double last = 0;
        for (double score : scores) {
            last = threshold.next(state, score);
        }
        assertThat(last).isEqualTo(3.9, within(.25));
    }

    @Test
    void knowsNothingOfTheScoreThatItJudges() {
        AlarmThreshold threshold = new AlarmThreshold(config(1));
        ThresholdState state = threshold.newState();
        DoubleStream.generate(() -> .5).limit(27).forEach(score -> threshold.next(state, score));
        for (int i = 0; i < 3; i++) {
            assertThat(threshold.next(state, 1000)).isEqualTo(1);
        }
        assertThat(threshold.next(state, .5)).isGreaterThan(10);
    }
}
