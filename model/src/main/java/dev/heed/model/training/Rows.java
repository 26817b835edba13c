package dev.heed.model.training;

import dev.heed.model.series.NormalisedSeries;
import java.util.List;

/**
 * A stretch of a series.
 *
 * @param from first step, inclusive
 * @param to last step, exclusive; nothing after it is looked at
 */
record Rows(NormalisedSeries series, int from, int to) {
    private static final double VALIDATION_SHARE = .2;

    /** The first four fifths of every series. */
    static List<Rows> training(List<NormalisedSeries> series) {
        return series.stream().map(one -> new Rows(one, 0, cut(one))).toList();
    }

    /** The last fifth of every series; what is before it may be looked back on. */
    static List<Rows> validation(List<NormalisedSeries> series) {
        return series.stream().map(one -> new Rows(one, cut(one), one.steps())).toList();
    }

    private static int cut(NormalisedSeries series) {
        return (int) Math.round(series.steps() * (1 - VALIDATION_SHARE));
    }

    int count() {
        return to - from;
    }
}
