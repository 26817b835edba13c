package dev.heed.model.training;

import dev.heed.model.series.NormalisedSeries;
import java.util.List;

/**
 * Training rows and validation rows: the last fifth of every series.
 *
 * @param training the first four fifths of every series
 * @param validation the rest; what is before it may be looked back on
 */
record Split(List<Rows> training, List<Rows> validation) {
    private static final double VALIDATION_SHARE = .2;

    static Split of(List<NormalisedSeries> series) {
        return new Split(
                series.stream().map(one -> new Rows(one, 0, cut(one))).toList(),
                series.stream().map(one -> new Rows(one, cut(one), one.steps())).toList());
    }

    long validationRows() {
        return validation.stream().mapToLong(rows -> rows.to() - rows.from()).sum();
    }

    private static int cut(NormalisedSeries series) {
        return (int) Math.round(series.steps() * (1 - VALIDATION_SHARE));
    }
}
