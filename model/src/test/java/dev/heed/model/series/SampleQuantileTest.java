package dev.heed.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R's {@code quantile(c(1, 2, 4, 8), level)}, type 7. */
class SampleQuantileTest {
    @ParameterizedTest
    @CsvSource({"0, 1", ".25, 1.75", ".5, 3", ".75, 5", ".9, 6.8", "1, 8"})
    void interpolatesBetweenOrderStatistics(double level, double expected) {
        assertThat(SampleQuantile.of(new double[] {1, 2, 4, 8}, level)).isEqualTo(expected, within(1e-12));
        assertThat(SampleQuantile.of(new float[] {1, 2, 4, 8}, level)).isEqualTo((float) expected, within(1e-6f));
    }

    @ParameterizedTest
    @CsvSource({"0", ".5", "1"})
    void isTheOnlyNumberOfASampleOfOne(double level) {
        assertThat(SampleQuantile.of(new double[] {7}, level)).isEqualTo(7);
        assertThat(SampleQuantile.of(new float[] {7}, level)).isEqualTo(7);
    }
}
