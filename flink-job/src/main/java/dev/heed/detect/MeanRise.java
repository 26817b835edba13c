package dev.heed.detect;

/** A mean over the latest hops of all entities. Mutable, owned by one thread. */
final class MeanRise {
    private static final int HOPS = 1_000;

    private double mean = Double.NaN;
    private int count;

    /** Takes in how far what is usual of a hop's entity has risen. */
    void add(double rise) {
        count = Math.min(HOPS, count + 1);
        mean = count == 1 ? rise : mean + (rise - mean) / count;
    }

    double value() {
        return mean;
    }
}
