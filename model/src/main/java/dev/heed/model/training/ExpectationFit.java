package dev.heed.model.training;

import dev.heed.model.network.ExpectationConfiguration;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

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

    /** Rows added so far. */
    long rows() {
        return equations.rows();
    }

    /** E. */
    int horizons() {
        return configuration.horizons().size();
    }

    /** Weights of each target: lags·C + 1. */
    int features() {
        return configuration.lags() * channels + 1;
    }

    /**
     * The weights [lags·C + 1, E·C].
     *
     * @param times as much ridge as configured, &gt; 0
     */
    float[] solve(double times) {
        double[] solved = equations.solve(times * configuration.ridge() * Math.max(1, equations.rows())).data;
        float[] weights = new float[solved.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) solved[i];
        }
        return weights;
    }

    /** Mean squared error of weights on the rows whose newest target lies within, by horizon [E]; NaN without rows. */
    double[] errors(float[] weights, List<Rows> of) {
        int entries = configuration.horizons().size();
        double[] squares = new double[entries];
        long count = 0;
        for (Rows rows : of) {
            int first = Math.max(configuration.lags() - 1, rows.from() - configuration.longest());
            for (int at = first; at < rows.to() - configuration.longest(); at++, count += channels) {
                add(weights, rows.series().values(), at, squares);
            }
        }
        for (int e = 0; e < entries; e++) {
            squares[e] /= count;
        }
        return squares;
    }

    private void add(float[] weights, float[] z, int newest, double[] squares) {
        int stride = squares.length * channels;
        for (int e = 0; e < squares.length; e++) {
            int target = (newest + configuration.horizons().get(e)) * channels;
            for (int c = 0; c < channels; c++) {
                int column = e * channels + c;
                double expected = weights[(features() - 1) * stride + column];
                for (int f = 0; f < features() - 1; f++) {
                    expected += weights[f * stride + column] * z[(newest - f / channels) * channels + f % channels];
                }
                double error = z[target + c] - expected;
                squares[e] += error * error;
            }
        }
    }

    /**
     * The normal equations of a least-squares fit, summed block by block: A = Σ f fᵀ [k, k], B = Σ f yᵀ [k, m]. Rows are never
     * kept. Mutable, owned by one thread.
     */
    static final class NormalEquations {
        private final DMatrixRMaj features;
        private final DMatrixRMaj targets;
        private long rows;

        /** Of k features and m targets. */
        NormalEquations(int k, int m) {
            this.features = new DMatrixRMaj(k, k);
            this.targets = new DMatrixRMaj(k, m);
        }

        long rows() {
            return rows;
        }

        /** Adds rows of features [n, k] with their targets [n, m]. */
        void add(DMatrixRMaj f, DMatrixRMaj y) {
            CommonOps_DDRM.multAddTransA(f, f, features);
            CommonOps_DDRM.multAddTransA(f, y, targets);
            rows += f.getNumRows();
        }

        /** (A + ridge I)⁻¹ B, [k, m]. */
        DMatrixRMaj solve(double ridge) {
            DMatrixRMaj regular = features.copy();
            for (int i = 0; i < regular.getNumRows(); i++) {
                regular.add(i, i, ridge);
            }
            DMatrixRMaj weights = new DMatrixRMaj(targets.getNumRows(), targets.getNumCols());
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(regular.getNumRows());
            if (!solver.setA(regular)) {
                throw new IllegalArgumentException("expected a ridge that makes the fit unique, found " + ridge
                        + " which does not; choose a larger one");
            }
            solver.solve(targets, weights);
            return weights;
        }
    }
}
