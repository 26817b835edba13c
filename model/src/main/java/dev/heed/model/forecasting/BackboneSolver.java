package dev.heed.model.forecasting;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Solves the linear forecast for what is known of the increments. With f = [the last l steps − the last, 1] and y the next
 * H steps − the last, the mean of f fᵀ and f yᵀ follows from the variogram, since (z_a − z_t)(z_b − z_t) is
 * ½(z_a − z_t)² + ½(z_b − z_t)² − ½(z_a − z_b)². With A_c and B_c those means times the channel's steps: W_c = (C w A_c +
 * (1 − w) ΣA + λ I)⁻¹ (C w B_c + (1 − w) ΣB), averaged over look-backs.
 *
 * @param lookBacks at least one
 * @param horizon H, in steps
 */
public record BackboneSolver(List<LookBack> lookBacks, int horizon) {
    /** The longest look-back, in steps. */
    int longest() {
        return lookBacks.stream().mapToInt(LookBack::steps).max().orElseThrow();
    }

    /** K: the lags that must be known. */
    public int lags() {
        return longest() + horizon;
    }

    /** The weights that these increments ask for. */
    public LinearWeights solve(Increments increments) {
        int channels = increments.channels();
        float[] weights = new float[channels * longest() * horizon];
        float[] constant = new float[channels * horizon];
        for (LookBack lookBack : lookBacks) {
            Equations[] own = new Equations[channels];
            Equations pooled = new Equations(lookBack.steps(), horizon);
            for (int c = 0; c < channels; c++) {
                own[c] = new Equations(lookBack.steps(), horizon);
                own[c].add(increments, c);
                pooled.add(1, own[c]);
            }
            for (int c = 0; c < channels; c++) {
                Equations mixed = new Equations(lookBack.steps(), horizon);
                mixed.add(channels * lookBack.ownWeight(), own[c]);
                mixed.add(1 - lookBack.ownWeight(), pooled);
                spread(mixed.solve(lookBack.ridge()), lookBack.steps(), c, weights, constant);
            }
        }
        return new LinearWeights(weights, constant);
    }

    private void spread(DMatrixRMaj solved, int steps, int channel, float[] weights, float[] constant) {
        int at = (channel * longest() + longest() - steps) * horizon;
        for (int i = 0; i < steps * horizon; i++) {
            weights[at + i] += (float) (solved.data[i] / lookBacks.size());
        }
        for (int k = 0; k < horizon; k++) {
            constant[channel * horizon + k] += (float) (solved.data[steps * horizon + k] / lookBacks.size());
        }
    }

    /** A and B of one look-back. */
    private static final class Equations {
        private static final double LARGEST_RIDGE = 1e30;
        private static final double CLEAR = 4;

        private final int steps;
        private final int horizon;
        private final DMatrixRMaj features;
        private final DMatrixRMaj targets;

        Equations(int steps, int horizon) {
            this.steps = steps;
            this.horizon = horizon;
            this.features = new DMatrixRMaj(steps + 1, steps + 1);
            this.targets = new DMatrixRMaj(steps + 1, horizon);
        }

        void add(Increments known, int c) {
            double n = known.count(c);
            double[] gamma = new double[steps + horizon];
            for (int d = 0; d < gamma.length; d++) {
                gamma[d] = n * known.variogram(c, d);
            }
            for (int i = 0; i < steps; i++) {
                int lag = steps - 1 - i;
                for (int j = 0; j < steps; j++) {
                    features.set(i, j, gamma[lag] + gamma[steps - 1 - j] - gamma[Math.abs(i - j)]);
                }
                for (int k = 0; k < horizon; k++) {
                    targets.set(i, k, gamma[lag] + gamma[k + 1] - gamma[lag + k + 1]);
                }
                features.set(i, steps, -n * known.mean(c, lag));
                features.set(steps, i, -n * known.mean(c, lag));
            }
            features.set(steps, steps, n);
            for (int k = 0; k < horizon; k++) {
                targets.set(steps, k, n * known.mean(c, k + 1));
            }
        }

        void add(double weight, Equations other) {
            CommonOps_DDRM.addEquals(features, weight, other.features);
            CommonOps_DDRM.addEquals(targets, weight, other.targets);
        }

        /** (A + λ I)⁻¹ B; where A is not positive enough for λ, which gaps can cause, λ grows until it is, and once more. */
        DMatrixRMaj solve(double ridge) {
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(steps + 1);
            double added = ridge;
            if (!solver.setA(ridged(added))) {
                do {
                    added = Math.max(2 * added, 1e-9);
                } while (added < LARGEST_RIDGE && !solver.setA(ridged(added)));
                solver.setA(ridged(CLEAR * added));
            }
            DMatrixRMaj solved = new DMatrixRMaj(steps + 1, horizon);
            solver.solve(targets, solved);
            return solved;
        }

        private DMatrixRMaj ridged(double added) {
            DMatrixRMaj regular = features.copy();
            for (int i = 0; i <= steps; i++) {
                regular.add(i, i, added);
            }
            return regular;
        }
    }
}
