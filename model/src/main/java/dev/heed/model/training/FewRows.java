package dev.heed.model.training;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is done about training rows that are few for as many channels. Such a fit follows its rows' noise: on new rows its
 * errors are larger, and what is calibrated on its own rows alarms on normal ones. So the ridge is raised as far as it
 * helps on the rows held out, and the residuals that the detector is calibrated on are widened to be as large as theirs.
 *
 * @param times as much ridge as configured, ≥ 1
 * @param widening of the residuals by horizon [E], each ≥ 1
 * @param rows that were fitted on
 * @param weights of each target
 */
public record FewRows(double times, List<Double> widening, long rows, int weights) {
    /** Rows for each weight from which on the configured ridge is enough. */
    private static final int ENOUGH = 2;

    private static final List<Double> TIMES = List.of(1., 10., 100., 1_000.);

    /** Looks at a fit to which the training rows have been added, and no others. */
    static FewRows of(ExpectationFit fit, List<Rows> training, List<Rows> validation) {
        FewRows enough = new FewRows(1, Collections.nCopies(fit.horizons(), 1.), fit.rows(), fit.features());
        if (!enough.areFew()) {
            return enough;
        }
        double times = TIMES.stream()
                .min(Comparator.comparingDouble(candidate -> error(fit, candidate, validation)))
                .orElseThrow();
        return new FewRows(times, widening(fit, times, training, validation), fit.rows(), fit.features());
    }

    private static double error(ExpectationFit fit, double times, List<Rows> rows) {
        return Arrays.stream(fit.errors(fit.solve(times), rows)).sum();
    }

    private static List<Double> widening(ExpectationFit fit, double times, List<Rows> training, List<Rows> validation) {
        float[] weights = fit.solve(times);
        double[] own = fit.errors(weights, training);
        double[] other = fit.errors(weights, validation);
        return IntStream.range(0, own.length)
                .mapToObj(e -> Math.sqrt(other[e] / own[e]))
                .map(ratio -> ratio > 1 && Double.isFinite(ratio) ? ratio : 1)
                .toList();
    }

    /** Whether the rows were few. */
    public boolean areFew() {
        return rows < (long) ENOUGH * weights;
    }
}
