package dev.heed.model.training;

import dev.heed.model.serving.HeadFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Errors e and corrections R of one output on validation windows. How much of the correction to keep is α = clip(Σ e·R / Σ R²,
 * 0, 1), which no correction that does not help survives. Owned by one thread.
 */
final class ValidationErrors {
    private final List<float[]> errors = new ArrayList<>();
    private final List<float[]> corrections = new ArrayList<>();
    private double squared;
    private double absolute;
    private double product;
    private double correctionSquared;
    private long count;

    /** Adds the first {@code length} numbers; an error that is NaN counts for nothing. */
    void add(float[] error, float[] correction, int length) {
        errors.add(Arrays.copyOf(error, length));
        corrections.add(Arrays.copyOf(correction, length));
        for (int i = 0; i < length; i++) {
            double e = error[i];
            double r = correction[i];
            if (!Double.isNaN(e)) {
                count++;
                squared += e * e;
                absolute += Math.abs(e);
                product += e * r;
                correctionSquared += r * r;
            }
        }
    }

    double alpha() {
        return correctionSquared > 0 ? Math.max(0, Math.min(1, product / correctionSquared)) : 0;
    }

    HeadFacts facts() {
        double n = Math.max(1, count);
        double alpha = alpha();
        double squaredLeft = squared - 2 * alpha * product + alpha * alpha * correctionSquared;
        double absoluteLeft = 0;
        for (float[] left : left()) {
            for (float e : left) {
                absoluteLeft += Float.isNaN(e) ? 0 : Math.abs(e);
            }
        }
        return new HeadFacts(squared / n, absolute / n, squaredLeft / n, absoluteLeft / n, alpha);
    }

    /** What is left of the errors with the correction that is kept. */
    List<float[]> left() {
        double alpha = alpha();
        List<float[]> all = new ArrayList<>();
        for (int i = 0; i < errors.size(); i++) {
            float[] left = errors.get(i).clone();
            for (int j = 0; j < left.length; j++) {
                left[j] -= (float) (alpha * corrections.get(i)[j]);
            }
            all.add(left);
        }
        return all;
    }
}
