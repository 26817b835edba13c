package dev.heed.model.scoring;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;

/**
 * Means and covariance of one horizon's residuals; unobserved cells count as residual 0.
 *
 * @param covariance [channels × channels]
 */
record ResidualCovariance(SimpleMatrix covariance) {

    static ResidualCovariance of(List<CalibrationRun> runs, int channels, int horizons, int horizon) {
        double[] sum = new double[channels];
        double[][] products = new double[channels][channels];
        double[] u = new double[channels];
        long steps = 0;
        for (CalibrationRun run : runs) {
            for (int at = 0; at < run.values().length; at += channels, steps++) {
                int expected = at * horizons + horizon * channels;
                for (int c = 0; c < channels; c++) {
                    u[c] = run.observed()[at + c] == 0 ? 0 : run.values()[at + c] - run.expectation()[expected + c];
                    sum[c] += u[c];
                    for (int k = 0; k <= c; k++) {
                        products[c][k] += u[c] * u[k];
                    }
                }
            }
        }
        SimpleMatrix covariance = new SimpleMatrix(channels, channels);
        for (int c = 0; c < channels; c++) {
            for (int k = 0; k <= c; k++) {
                double value = products[c][k] / steps - sum[c] / steps * (sum[k] / steps);
                covariance.set(c, k, value);
                covariance.set(k, c, value);
            }
        }
        return new ResidualCovariance(covariance);
    }

    /** Standard deviations [channels]. */
    DoubleStream deviations() {
        return IntStream.range(0, covariance.getNumRows())
                .mapToDouble(c -> Math.sqrt(Math.max(0, covariance.get(c, c))));
    }

    /** Correlations [channels × channels]; a constant channel is correlated with itself alone. */
    SimpleMatrix correlation() {
        int n = covariance.getNumRows();
        SimpleMatrix correlation = SimpleMatrix.identity(n);
        double[] deviation = deviations().toArray();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double scale = deviation[i] * deviation[j];
                if (i != j && scale > 1e-12) {
                    correlation.set(i, j, covariance.get(i, j) / scale);
                }
            }
        }
        return correlation;
    }
}
