package dev.heed.model.scoring;

/**
 * A step's score before it is put together, each part in its own unit.
 *
 * @param near smoothed root of the mean squared one-step residual
 * @param far smoothed root of the far residuals' Mahalanobis energy; 0 with one horizon
 * @param quiet mean squared shortfall of the log energy: large when a sensor died
 */
record ScoreParts(double near, double far, double quiet) {
    private static final double FAR_WEIGHT = .5;
    private static final double QUIET_WEIGHT = 5;

    /** near + ½ far + 5 quiet, each in units of its training quantile; quiet counts from its quantile on. */
    double total(Scoring scoring) {
        return near / scoring.nearUnit()
                + FAR_WEIGHT * far / scoring.farUnit()
                + QUIET_WEIGHT * Math.max(0, quiet / scoring.quietUnit() - 1);
    }
}
