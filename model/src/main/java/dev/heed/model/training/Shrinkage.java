package dev.heed.model.training;

import dev.heed.model.serving.HeadFacts;

/**
 * How much of a correction R to keep, given the errors e of what it corrects: α = clip(Σ e·R / Σ R², 0, 1), which no
 * correction that does not help survives.
 */
final class Shrinkage {
    private double errorSquared;
    private double errorAbsolute;
    private double product;
    private double correctionSquared;
    private long count;

    /** Adds the first {@code length} numbers; an error that is NaN is left out. */
    void add(float[] errors, float[] corrections, int length) {
        for (int i = 0; i < length; i++) {
            double e = errors[i];
            double r = corrections[i];
            if (Double.isNaN(e)) {
                continue;
            }
            count++;
            errorSquared += e * e;
            errorAbsolute += Math.abs(e);
            product += e * r;
            correctionSquared += r * r;
        }
    }

    double alpha() {
        return correctionSquared > 0 ? Math.max(0, Math.min(1, product / correctionSquared)) : 0;
    }

    /** The card's facts; the mean absolute error with the correction must be counted once α is known. */
    HeadFacts facts(double absoluteWithCorrection) {
        double n = Math.max(1, count);
        double alpha = alpha();
        double squared = errorSquared - 2 * alpha * product + alpha * alpha * correctionSquared;
        return new HeadFacts(errorSquared / n, errorAbsolute / n, squared / n, absoluteWithCorrection / n, alpha);
    }
}
