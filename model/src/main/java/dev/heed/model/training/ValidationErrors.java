package dev.heed.model.training;

import dev.heed.model.serving.HeadFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Errors and corrections of one output on validation windows, kept until α is known. Owned by one thread. */
final class ValidationErrors {
    private final Shrinkage shrinkage = new Shrinkage();
    private final List<float[]> errors = new ArrayList<>();
    private final List<float[]> corrections = new ArrayList<>();

    /** Adds the first {@code length} numbers; an error that is NaN counts for nothing. */
    void add(float[] error, float[] correction, int length) {
        shrinkage.add(error, correction, length);
        errors.add(Arrays.copyOf(error, length));
        corrections.add(Arrays.copyOf(correction, length));
    }

    double alpha() {
        return shrinkage.alpha();
    }

    HeadFacts facts() {
        double absolute = 0;
        for (float[] left : left()) {
            for (float e : left) {
                absolute += Float.isNaN(e) ? 0 : Math.abs(e);
            }
        }
        return shrinkage.facts(absolute);
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
