package dev.heed.detect;

/**
 * How much of an entity is observed, usually and lately: means of the share of its channels over the steps of which anything
 * is. While lately is less than half of usually, the few channels left are judged by expectations that hold many filled-in
 * values, and their mean swings more than that of all: no alert opens on that.
 *
 * <p>The measure is the entity's own. Sensors that report every tenth step, each in its own, show a tenth of the channels at
 * all times, and miss nothing. Usually is the plain mean until it begins to forget, with the half-life of the normalisation:
 * what is missing for good becomes usual in days. Lately has a half-life of two steps, so that a loss of nine channels of ten
 * shows in its third step. Mutable, owned by one thread.
 */
final class Presence {
    private static final double LATELY = 1 - Math.sqrt(.5);
    private static final double MOSTLY = .5;

    /** Steps of which anything was observed. */
    long steps;

    double usually;
    double lately;

    /**
     * Takes in the entity's next step of which anything was observed.
     *
     * @param share of its channels that were, in (0, 1]
     * @param rate at which the usual share follows in the long run, in (0, 1)
     */
    void see(double share, double rate) {
        steps++;
        usually += Math.max(rate, 1. / steps) * (share - usually);
        lately += (steps == 1 ? 1 : LATELY) * (share - lately);
    }

    /** Whether less than half of what is usual was observed lately. */
    boolean isMostlyMissing() {
        return lately < MOSTLY * usually;
    }
}
