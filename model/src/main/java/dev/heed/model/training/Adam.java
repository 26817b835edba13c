package dev.heed.model.training;

/**
 * Adam (Kingma &amp; Ba 2015) on one vector, with the gradient's norm clipped to 1 and an exponential average of the vector
 * beside it. Mutable, owned by one thread.
 */
final class Adam {
    private static final double FIRST_DECAY = .9;
    private static final double SECOND_DECAY = .999;
    private static final double EPSILON = 1e-8;
    private static final double AVERAGE_DECAY = .98;
    private static final double LARGEST_NORM = 1;

    private final float[] values;
    private final float[] average;
    private final double[] first;
    private final double[] second;
    private int steps;

    /** Begins at these values, which it changes. */
    Adam(float[] values) {
        this.values = values;
        this.average = values.clone();
        this.first = new double[values.length];
        this.second = new double[values.length];
    }

    /** The vector as it is. */
    float[] values() {
        return values;
    }

    /** The vector's average over the latest steps. */
    float[] average() {
        return average;
    }

    /** One step against the gradient. */
    void step(float[] gradient, double rate) {
        steps++;
        double clip = Math.min(1, LARGEST_NORM / norm(gradient));
        double corrected = rate * Math.sqrt(1 - Math.pow(SECOND_DECAY, steps)) / (1 - Math.pow(FIRST_DECAY, steps));
        double keep = Math.min(AVERAGE_DECAY, (1.0 + steps) / (10.0 + steps));
        for (int i = 0; i < values.length; i++) {
            double g = gradient[i] * clip;
            first[i] += (1 - FIRST_DECAY) * (g - first[i]);
            second[i] += (1 - SECOND_DECAY) * (g * g - second[i]);
            values[i] -= (float) (corrected * first[i] / (Math.sqrt(second[i]) + EPSILON));
            average[i] += (float) ((1 - keep) * (values[i] - average[i]));
        }
    }

    private static double norm(float[] gradient) {
        double sum = 0;
        for (float g : gradient) {
            sum += (double) g * g;
        }
        return Math.max(1e-12, Math.sqrt(sum));
    }

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
}
