package dev.heed.detect;

/**
 * How a channel of an entity changes from one observed value to the next, usually and now. Usual figures are plain means
 * until they begin to forget, with the half-life of the normalisation. Mutable, owned by one thread.
 */
final class Habit {
    /** What changes by less, in scales of the normalisation or as a share of itself, does not change. */
    private static final double LEAST_CHANGE = 1e-3;

    private static final double ROUNDING = 1e-6;
    /** Values from which on the usual change is known. */
    private static final int KNOWN = 30;
    /** Unchanged values in a row without which nothing is frozen. */
    private static final int FROZEN = 10;
    /** Usual share of unchanged values where most rows of them are of ten or more: a set point or a state, which is not stuck. */
    private static final double RESTING = (FROZEN - .5) / (FROZEN + .5);
    /** How seldom, at the usual share of unchanged values, so many in a row would come by chance: ln .001. */
    private static final double SELDOM = Math.log(1e-3);

    /** As much as of a residual of ten standard deviations. */
    private static final double MOST_BLAME = 100;

    /** Observed values so far. */
    int seen;
    /** The last one, in input units. */
    float last;
    /** Values in a row up to the last one that did not change. */
    int unchanged;
    /** Usual share of values that do not change, in (0, 1); of a row of them the first ten count. */
    float still = .5f;
    /** Usual square of a change, in squared scales. */
    float change;
    /** The last change, in scales, and what its square was held against; not kept. */
    private double moved;

    private double usual;

    /**
     * Takes in the channel's next observed value.
     *
     * @param value in input units
     * @param scale of the normalisation, input units
     * @param learns whether it counts as usual
     * @param rate at which the usual figures follow in the long run, in (0, 1)
     */
    void see(double value, double scale, boolean learns, double rate) {
        double difference = seen == 0 ? 0 : value - last;
        boolean isStill = seen > 0 && Math.abs(difference) <= LEAST_CHANGE * scale + ROUNDING * Math.abs(value);
        moved = difference / scale;
        usual = seen > KNOWN ? change : 0;
        unchanged = isStill ? unchanged + 1 : 0;
        if (learns && seen > 0 && unchanged <= FROZEN) {
            double weight = rate * (seen + 1.) >= 1 ? rate : 1 / (seen + 1.);
            still += (float) (weight * ((isStill ? 1 : 0) - still));
            change += (float) (weight * (moved * moved - change));
        }
        seen += seen == Integer.MAX_VALUE ? 0 : 1;
        last = (float) value;
    }

    /** Takes in an observed value that was cut off: whether it changed is not known. */
    void cutOff() {
        moved = 0;
        unchanged = 0;
    }

    /** The last change in terms of the usual one, signed; 0 while that is not known. */
    double leap() {
        return usual > 0 ? moved / Math.sqrt(usual) : 0;
    }

    /**
     * Whether the channel is stuck: at least ten values in a row did not change, which they usually do not do, and at the
     * usual share of such values so many would come once in a thousand times.
     */
    boolean isFrozen() {
        return unchanged >= FROZEN && still < RESTING && unchanged * Math.log(still) <= SELDOM;
    }

    /**
     * What a frozen channel is blamed for in a step, beside its residual energy, which may well be small: −2 ln of the chance
     * that so many values in a row do not change, in [0, 100]; 0 where it is not frozen.
     */
    double blame() {
        return isFrozen() ? Math.min(MOST_BLAME, -2 * unchanged * Math.log(still)) : 0;
    }
}
