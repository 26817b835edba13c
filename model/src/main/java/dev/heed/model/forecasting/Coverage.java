package dev.heed.model.forecasting;

/** How often targets came below each level, counted over any number of entities. Mutable, owned by one thread. */
public final class Coverage {
    private final long[] below;
    private long targets;

    /** Of so many levels. */
    public Coverage(int levels) {
        this.below = new long[levels];
    }

    void count(double residual, float[] offsets, int at) {
        targets++;
        for (int q = 0; q < below.length; q++) {
            below[q] += residual < offsets[at + q] ? 1 : 0; // a sum, since as a branch it could not be foreseen
        }
    }

    /** Targets that were seen. */
    public long targets() {
        return targets;
    }

    /** Targets between the outermost levels. */
    public long targetsInside() {
        return below[below.length - 1] - below[0];
    }

    /** Share of targets below a level; NaN before the first. */
    public double below(int level) {
        return targets == 0 ? Double.NaN : (double) below[level] / targets;
    }

    /** Share of targets between the outermost levels; NaN before the first. */
    public double inside() {
        return below(below.length - 1) - below(0);
    }
}
