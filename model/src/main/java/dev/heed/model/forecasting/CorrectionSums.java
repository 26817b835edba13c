package dev.heed.model.forecasting;

/**
 * What the share of a correction is worked out from, for one entity. Mutable, owned by one thread; all arrays are [H, C], or
 * [C] where a channel has one share for all steps ahead.
 *
 * @param product decayed Σ e·R, e the backbone's error and R the correction
 * @param energy decayed Σ R²
 * @param count decayed number of steps with an outcome
 */
public record CorrectionSums(float[] product, float[] energy, float[] count) {
    static CorrectionSums begun(int cells) {
        return new CorrectionSums(new float[cells], new float[cells], new float[cells]);
    }

    /** Counts an outcome for so many steps, after what was there has faded to {@code keep} of it. */
    void learn(int cell, double keep, double steps, double error, double correction) {
        product[cell] = (float) (keep * product[cell] + steps * error * correction);
        energy[cell] = (float) (keep * energy[cell] + steps * correction * correction);
        count[cell] = (float) (keep * count[cell] + steps);
    }
}
