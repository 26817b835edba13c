package dev.heed.window;

import dev.heed.metrics.Metric;
import dev.heed.metrics.Metric.Kind;

/** What the window stage counts. */
public final class WindowMetrics {
    /** {@code window.windows}. */
    public static final Metric WINDOWS = new Metric("window", "windows", Kind.COUNTER, "Hops that were sent on.");

    /** {@code window.late}. */
    public static final Metric LATE =
            new Metric("window", "late", Kind.COUNTER, "Readings that came too late, wholly or in part.");

    /** {@code window.repeated}. */
    public static final Metric REPEATED = new Metric(
            "window",
            "repeated",
            Kind.GAUGE,
            "Samples that came again after their hop had been sent before its watermark; they change nothing.");

    private WindowMetrics() {}
}
