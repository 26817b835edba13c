package dev.heed.model.training;

import dev.heed.model.network.ExpectationConfiguration;
import org.ejml.data.DMatrixRMaj;

/** Fits {@link ExpectationConfiguration}: all horizons share their features, so one set of equations fits them all. */
final class ExpectationFit {
    private static final int BLOCK = 512;

    private final ExpectationConfiguration configuration;
    private final int channels;
    private final NormalEquations equations;

    ExpectationFit(ExpectationConfiguration configuration, int channels) {
        this.configuration = configuration;
        this.channels = channels;
        this.equations = new NormalEquations(
                configuration.lags() * channels + 1, configuration.horizons().size() * channels);
    }

    /** Adds the rows whose newest target lies within; features may lie before. */
    void add(Rows rows) {
        int first = Math.max(configuration.lags() - 1, rows.from() - configuration.longest());
        int last = rows.to() - configuration.longest(); // exclusive: the newest step that is looked at
        for (int at = first; at < last; at += BLOCK) {
            add(rows.series().values(), at, Math.min(BLOCK, last - at));
        }
    }

    private void add(float[] z, int first, int count) {
        int entries = configuration.horizons().size();
        DMatrixRMaj features = new DMatrixRMaj(count, configuration.lags() * channels + 1);
        DMatrixRMaj targets = new DMatrixRMaj(count, entries * channels);
        for (int row = 0; row < count; row++) {
            int newest = first + row;
            for (int lag = 0; lag < configuration.lags(); lag++) {
                copy(z, newest - lag, features, row, lag * channels);
            }
            features.set(row, features.getNumCols() - 1, 1);
            for (int e = 0; e < entries; e++) {
                copy(z, newest + configuration.horizons().get(e), targets, row, e * channels);
            }
        }
        equations.add(features, targets);
    }

    private void copy(float[] z, int step, DMatrixRMaj to, int row, int column) {
        int at = row * to.getNumCols() + column;
        for (int c = 0; c < channels; c++) {
            to.data[at + c] = z[step * channels + c];
        }
    }

    /** The weights [lags·C + 1, E·C]. */
    float[] solve() {
        double[] solved = equations.solve(configuration.ridge() * Math.max(1, equations.rows())).data;
        float[] weights = new float[solved.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) solved[i];
        }
        return weights;
    }
}
