package dev.heed.model.network;

import dev.heed.model.refusal.Problems;

/**
 * What sums up a window after the layers.
 *
 * @param segments of hierarchical attention, a divisor of the window; 0 for all others
 * @param length of the sub-window of hard location-wise attention, in steps; 0 for all others
 */
public record SummaryConfiguration(SummaryKind kind, int segments, int length) {
    /** No summary. */
    public static SummaryConfiguration none() {
        return new SummaryConfiguration(SummaryKind.NONE, 0, 0);
    }

    void check(int window, Problems problems) {
        if (kind == SummaryKind.HIERARCHICAL) {
            problems.atLeast("attention.summary.segments", segments, 2)
                    .unless(
                            segments < 1 || window % segments == 0,
                            "attention.summary.segments must divide attention.window = " + window + ", found "
                                    + segments);
        } else {
            problems.unless(
                    segments == 0,
                    "attention.summary.segments goes with the summary hierarchical only, found " + segments);
        }
        if (kind == SummaryKind.LOCATION_HARD) {
            problems.within("attention.summary.length", length, 1, window);
        } else {
            problems.unless(
                    length == 0, "attention.summary.length goes with the summary location_hard only, found " + length);
        }
    }
}
