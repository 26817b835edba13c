package dev.heed.model.scoring;

/**
 * What the detector remembers of one entity. Mutable, owned by one thread.
 *
 * @see ResidualScorer
 */
public final class ScoringState {
    /** Smoothed near energy. */
    double near;
    /** Smoothed far energy. */
    double far;
    /** [channels]: smoothed squared near residuals. */
    final float[] energy;

    /** A state as it was stored. The array is kept, not copied. */
    public ScoringState(double near, double far, float[] energy) {
        this.near = near;
        this.far = far;
        this.energy = energy;
    }

    /** Smoothed near energy. */
    public double near() {
        return near;
    }

    /** Smoothed far energy. */
    public double far() {
        return far;
    }

    /** Smoothed squared near residuals [channels]: the state itself, for a serialiser. */
    public float[] energy() {
        return energy;
    }
}
