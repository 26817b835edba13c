package dev.heed.model.training;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The normal equations of a least-squares fit, summed block by block: A = Σ f fᵀ [k, k], B = Σ f yᵀ [k, m]. Rows are never
 * kept. Mutable, owned by one thread.
 */
final class NormalEquations {
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
