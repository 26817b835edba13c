package dev.heed.detect;

import dev.heed.metrics.Metric;
import dev.heed.metrics.Metric.Kind;

/** What the detect stage shows. */
public final class DetectMetrics {
    /** {@code detect.steps}. */
    public static final Metric STEPS =
            new Metric("detect", "steps", Kind.COUNTER, "steps", "Steps that were given out.");

    /** {@code detect.alertsOpened}. */
    public static final Metric ALERTS_OPENED =
            new Metric("detect", "alertsOpened", Kind.COUNTER, "alerts", "Alerts that opened.");

    /** {@code detect.rise}. */
    public static final Metric RISE = new Metric(
            "detect",
            "rise",
            Kind.GAUGE,
            "ratio",
            "How many times as high as in training what is usual of the entities is, a mean that fades over a thousand"
                    + " hops; NaN before the first one.");

    /** {@code detect.coverage}. */
    public static final Metric COVERAGE = new Metric(
            "detect",
            "coverage",
            Kind.GAUGE,
            "share",
            "Share of observed values that came between the forecast's outermost levels.");

    /** {@code detect.coveragePromised}. */
    public static final Metric COVERAGE_PROMISED = new Metric(
            "detect",
            "coveragePromised",
            Kind.GAUGE,
            "share",
            "What detect.coverage is if the forecast's outermost levels are right.");

    /** {@code detect.targets}. */
    public static final Metric TARGETS = new Metric(
            "detect",
            "targets",
            Kind.GAUGE,
            "values",
            "Observed values that a forecast had been issued for; only rises.");

    /** {@code detect.targetsInside}. */
    public static final Metric TARGETS_INSIDE = new Metric(
            "detect",
            "targetsInside",
            Kind.GAUGE,
            "values",
            "Of them, those between the forecast's outermost levels; the rise of both gives the coverage of a while.");

    /** {@code detect.level.<level>.below}. */
    public static final Metric BELOW = new Metric(
            "detect",
            "level.<level>.below",
            Kind.GAUGE,
            "share",
            "Share of observed values that came below that forecast level.");

    /** {@code detect.saliencyDeletion}. */
    public static final Metric DELETION = checked(
            "saliencyDeletion", "Share of the score that goes with the most salient tenth of a hop's cells, a mean");

    /** {@code detect.saliencyDeletionRandom}. */
    public static final Metric DELETION_RANDOM =
            checked("saliencyDeletionRandom", "The same with as many random cells");

    /** {@code detect.saliencySufficiency}. */
    public static final Metric SUFFICIENCY = checked(
            "saliencySufficiency",
            "Share of the score that the most salient tenth of a hop's cells give alone, a mean");

    /** {@code detect.saliencySufficiencyRandom}. */
    public static final Metric SUFFICIENCY_RANDOM =
            checked("saliencySufficiencyRandom", "The same with as many random cells");

    /** {@code detect.verdictsUnmatched}. */
    public static final Metric VERDICTS_UNMATCHED = new Metric(
            "detect",
            "verdictsUnmatched",
            Kind.GAUGE,
            "verdicts",
            "Verdicts of alerts that their entity has not, or has no longer, among its last ones; they change nothing.");

    private DetectMetrics() {}

    private static Metric checked(String name, String description) {
        return new Metric(
                "detect", name, Kind.GAUGE, "share", description + "; NaN before the first hop that was checked.");
    }
}
