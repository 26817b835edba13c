package dev.heed.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 48 buckets from unit / 8 to unit × 8, eight an octave. */
class ScoreHistogramTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "0.25, 0", "0.252, 0", "2, 24", "2.1, 24", "4, 32", "15.9, 47", "1e9, 47", "NaN, 0"})
    void countsAScoreInTheBucketOfItsRatioToTheUnit(double score, int bucket) {
        assertThat(ScoreHistogram.bucket(score, 2)).isEqualTo(bucket);
    }

    @Test
    void interpolatesAQuantileWithinItsBucket() {
        float[] counts = new float[ScoreHistogram.BUCKETS];
        counts[24] = 10;

        assertThat(ScoreHistogram.quantile(counts, 2, 0)).isEqualTo(2, within(1e-9));
        assertThat(ScoreHistogram.quantile(counts, 2, .5)).isEqualTo(2 * Math.pow(2, 1 / 16.), within(1e-9));
    }

    @Test
    void skipsTheBucketsBelowTheQuantile() {
        float[] counts = new float[ScoreHistogram.BUCKETS];
        counts[0] = 90;
        counts[32] = 10;

        assertThat(ScoreHistogram.quantile(counts, 1, .89)).isLessThan(.14);
        assertThat(ScoreHistogram.quantile(counts, 1, .95)).isEqualTo(Math.pow(2, 1 + 1 / 16.), within(1e-6));
    }

    @Test
    void isTheLargestScoreThatItTellsWhereNothingWasCounted() {
        assertThat(ScoreHistogram.quantile(new float[ScoreHistogram.BUCKETS], 1, .95))
                .isEqualTo(Math.pow(2, 47 / 8. - 3), within(1e-9));
    }
}
