package dev.heed.model.series;

/** Exponential forgetting: what was learned weighs half as much after so many steps, &gt; 0. */
public record HalfLife(double steps) {
    /** What is left of a weight of 1 after so many steps: 2^(−n/half-life). */
    public double kept(int after) {
        return Math.pow(2, -after / steps);
    }

    /** Weight of a new value beside all earlier ones: 1 − 2^(−1/half-life). */
    public double rate() {
        return 1 - kept(1);
    }
}
