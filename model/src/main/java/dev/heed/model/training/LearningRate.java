package dev.heed.model.training;

/**
 * The learning rate of each step: warm-up over the first 5 %, then a half cosine down to zero.
 *
 * @param peak after the warm-up
 * @param steps in all
 */
record LearningRate(double peak, int steps) {
    private static final double WARM_UP = .05;

    double at(int step) {
        double warmUp = Math.max(1, WARM_UP * steps);
        if (step < warmUp) {
            return peak * (step + 1) / warmUp;
        }
        return peak * .5 * (1 + Math.cos(Math.PI * (step - warmUp) / Math.max(1, steps - warmUp)));
    }
}
