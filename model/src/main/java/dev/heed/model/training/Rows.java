package dev.heed.model.training;

import dev.heed.model.series.NormalisedSeries;

/**
 * A stretch of a series.
 *
 * @param series whose
 * @param from first step, inclusive
 * @param to last step, exclusive; nothing after it is looked at
 */
record Rows(NormalisedSeries series, int from, int to) {}
