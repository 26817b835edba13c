package dev.heed.window;

import dev.heed.metrics.Metric;
import dev.heed.metrics.Metric.Kind;

/** What the window stage counts. */
public final class WindowMetrics {
    /** {@code window.windows}. */
    public static final Metric WINDOWS =
            new Metric("window", "windows", Kind.COUNTER, "windows", "Hops that were sent on.");

    /** {@code window.late}. */
    public static final Metric LATE =
            new Metric("window", "late", Kind.COUNTER, "readings", "Readings that came too late, wholly or in part.");

    /** {@code window.repeated}. */
    public static final Metric REPEATED = new Metric(
            "window",
            "repeated",
            Kind.GAUGE,
            "samples",
            "Samples that came again after their hop had been sent before its watermark; they change nothing.");

    /** {@code window.doubled}. */
    public static final Metric DOUBLED = new Metric(
            "window",
            "doubled",
            Kind.GAUGE,
            "values",
            "Values of a step that had one of another time already; the latest counts, or their mean if the model averages. Many:"
                    + " readings are closer than the model's steps, or lie around their edges.");

    /** {@code window.emptySteps}. */
    public static final Metric EMPTY_STEPS = new Metric(
            "window",
            "emptySteps",
            Kind.GAUGE,
            "steps",
            "Steps of hops that were sent in which nothing was read. Many: readings are further apart than the model's steps.");

    /** {@code window.entities}. */
    public static final Metric ENTITIES = new Metric(
            "window", "entities", Kind.GAUGE, "entities", "Entities that are kept, heed.window.max-entities at most.");

    /** {@code window.tooManyEntities}. */
    public static final Metric TOO_MANY_ENTITIES = new Metric(
            "window",
            "tooManyEntities",
            Kind.COUNTER,
            "readings",
            "Readings of new entities that went to dead-letters, since no more are kept. Alarm on it.");

    /** {@code window.verdicts}. */
    public static final Metric VERDICTS = new Metric(
            "window", "verdicts", Kind.COUNTER, "verdicts", "What people said of alerts (heed.detect.feedback-topic).");

    /** {@code window.noModel}. */
    public static final Metric NO_MODEL = new Metric(
            "window",
            "noModel",
            Kind.COUNTER,
            "readings",
            "Readings that no model of the job serves, or more than one would; they went to dead-letters. Assign their entities.");

    /** {@code window.unserved}. */
    public static final Metric UNSERVED = new Metric(
            "window",
            "unserved",
            Kind.COUNTER,
            "hops",
            "Hops that were read before an update came that leaves them without a model; nothing was given out for them.");

    private WindowMetrics() {}
}
