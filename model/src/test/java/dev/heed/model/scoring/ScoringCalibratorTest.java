package dev.heed.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.heed.model.series.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoringCalibratorTest {
    private static final int STEPS = 4000;
    private static final Period MINUTE = Period.parse("1m");

    /** Two channels of noise with deviations 1 and 3 that nobody expected; the far expectation misses twice as much. */
    private static CalibrationRun noise() {
        Random random = new Random(3);
        float[] values = new float[STEPS * 2];
        float[] expectation = new float[STEPS * 4];
        for (int t = 0; t < STEPS; t++) {
            for (int c = 0; c < 2; c++) {
                float noise = (float) random.nextGaussian() * (c == 0 ? 1 : 3);
                values[t * 2 + c] = noise;
                expectation[t * 4 + 2 + c] = -noise;
            }
        }
        byte[] observed = new byte[values.length];
        Arrays.fill(observed, (byte) 1);
        return new CalibrationRun(0, values, observed, expectation);
    }

    @Test
    void isNotAlarmedByALittleOfAMachineThatNeverChanged() {
        byte[] observed = new byte[2 * STEPS];
        Arrays.fill(observed, (byte) 1);
        CalibrationRun constant = new CalibrationRun(0, new float[2 * STEPS], observed, new float[4 * STEPS]);
        Scoring scoring = new ScoringCalibrator(2, 2, MINUTE, 5000, List.of(constant)).fit(1000);
        assertThat(scoring.nearUnit()).isEqualTo(.1);
        assertThat(scoring.farUnit()).isEqualTo(.1);
        assertThat(scoring.alarm().tail().level()).isGreaterThanOrEqualTo(.5);
        ResidualScorer scorer = new ResidualScorer(scoring);
        float[] little = {.001f, 0};
        double score =
                scorer.score(scorer.newState(), 0, little, new byte[] {1, 1}, new float[4], 0, true, new float[2]);
        assertThat(score).isLessThan(.1);
    }

    @Test
    void findsTheScaleOfEachResidual() {
        Scoring scoring = new ScoringCalibrator(2, 2, MINUTE, 5000, List.of(noise())).fit(1000);
        assertThat(scoring.residualScale().get(0).get(0)).isEqualTo(1, within(.05));
        assertThat(scoring.residualScale().get(0).get(1)).isEqualTo(3, within(.15));
        assertThat(scoring.residualScale().get(1).get(1)).isEqualTo(6, within(.3));
    }

    @Test
    void holdsTwoStepsOfAHundredInTrainingForUnusual() {
        CalibrationRun run = noise();
        Scoring scoring = new ScoringCalibrator(2, 2, MINUTE, 5000, List.of(run)).fit(1000);
        ResidualScorer scorer = new ResidualScorer(scoring);
        ScoringState state = scorer.newState();
        float[] saliency = new float[run.values().length];
        long above = 0;
        for (int t = 0; t < STEPS; t++) {
            double score =
                    scorer.score(state, 0, run.values(), run.observed(), run.expectation(), t * 2, true, saliency);
            above += score > scoring.alarm().tail().level() ? 1 : 0;
        }
        assertThat(above / (double) STEPS).isEqualTo(.02, within(.004));
    }

    @Test
    void looksForDriftWhereThereAreRowsEnough() {
        assertThat(new ScoringCalibrator(2, 2, MINUTE, 5000, List.of(noise()))
                        .fit(1000)
                        .alarm()
                        .drift())
                .hasSize(1);
    }

    @Test
    void saysThatThereIsTooLittleToCalibrateOn() {
        assertThatThrownBy(() -> new ScoringCalibrator(
                        2, 1, MINUTE, 5000, List.of(new CalibrationRun(0, new float[0], new byte[0], new float[0]))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("train on more rows");
    }
}
