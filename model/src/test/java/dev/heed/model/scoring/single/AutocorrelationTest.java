package dev.heed.model.scoring.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AutocorrelationTest {
    @Test
    void isWhatTheSumsOfProductsGive() {
        double[] series = new Random(5).doubles(101).toArray();
        double[] correlation = Autocorrelation.of(series, 30);

        assertThat(correlation).hasSize(31);
        for (int lag = 0; lag <= 30; lag++) {
            assertThat(correlation[lag]).isEqualTo(summed(series, lag), within(1e-12));
        }
    }

    private static double summed(double[] series, int lag) {
        double mean = Arrays.stream(series).average().orElseThrow();
        double product = 0;
        double first = 0;
        double second = 0;
        for (int t = 0; t + lag < series.length; t++) {
            product += (series[t] - mean) * (series[t + lag] - mean);
            first += Math.pow(series[t] - mean, 2);
            second += Math.pow(series[t + lag] - mean, 2);
        }
        return product / Math.sqrt(first * second);
    }
}
