package dev.heed.cli.evaluate;

import dev.heed.detect.Detection;
import dev.heed.forecast.IssuedForecast;
import dev.heed.model.series.Period;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Errors of forecasts in standard deviations of each channel, against what came; only forecasts issued at a
 * whole row and all of whose steps came whole are counted. Baselines: the last value, and the value at the same time of the last day (of the last week where a step
 * is a day or longer).
 */
final class ForecastErrors {
    private static final double DAY_MICROS = 86_400e6;

    private final Observations observations;
    private final Period period;
    private final List<Double> levels;
    private final double[] deviation;
    private final int channels;
    private final int horizon;
    private final int season;
    private final Sums model;
    private final Sums lastValue;
    private final Sums seasonal;
    /** [horizon]: values within the widest interval. */
    private final double[] covered;
    /** [horizon × levels]. */
    private final double[] pinball;

    /**
     * Errors of one entity's forecasts.
     *
     * @param deviation [channels]: what errors are divided by
     * @param levels ascending, 0.5 among them
     */
    ForecastErrors(Observations observations, Period period, int horizon, List<Double> levels, double[] deviation) {
        this.observations = observations;
        this.period = period;
        this.levels = levels;
        this.deviation = deviation;
        this.channels = deviation.length;
        this.horizon = horizon;
        double day = DAY_MICROS / period.micros();
        this.season = (int) Math.round(day > 1 ? day : 7 * day);
        this.model = new Sums();
        this.lastValue = new Sums();
        this.seasonal = new Sums();
        this.covered = new double[horizon];
        this.pinball = new double[horizon * levels.size()];
    }

    /**
     * Takes in a forecast if it lies within the rows.
     *
     * @param first no target lies before this row
     * @param end no target lies at or after this row
     */
    void add(Detection detection, int first, int end) {
        IssuedForecast forecast = detection.forecast();
        if (forecast == null || forecast.values().length == 0) {
            return;
        }
        long issued = period.stepAt(forecast.issuedMicros());
        int last = observations.rowOf(issued);
        if (!complete(last) || last + 1 < first || !whole(issued, end)) {
            return;
        }
        boolean afterASeason = season >= 2
                && IntStream.rangeClosed(1, horizon).allMatch(k -> complete(observations.rowOf(before(issued, k))));
        model.windows++;
        lastValue.windows++;
        seasonal.windows += afterASeason ? 1 : 0;
        for (int k = 1; k <= horizon; k++) {
            float[] truth = observations.values(observations.rowOf(issued + k));
            forecast(forecast.values(), k - 1, truth);
            lastValue.add(observations.values(last), 0, 1, truth, k - 1);
            if (afterASeason) {
                seasonal.add(observations.values(observations.rowOf(before(issued, k))), 0, 1, truth, k - 1);
            }
        }
    }

    private boolean whole(long issued, int end) {
        return IntStream.rangeClosed(1, horizon).allMatch(k -> {
            int row = observations.rowOf(issued + k);
            return row < end && complete(row);
        });
    }

    /** Whether there is such a row, and it misses no value. */
    private boolean complete(int row) {
        return row >= 0
                && IntStream.range(0, channels)
                        .allMatch(c -> Float.isFinite(observations.values(row)[c]));
    }

    /** The step a whole number of seasons before the k-th one ahead that had been seen at the issue. */
    private long before(long issued, int k) {
        return issued + k - (long) season * ((k + season - 1) / season);
    }

    private void forecast(float[] forecast, int k, float[] truth) {
        int count = levels.size();
        model.add(forecast, k * channels * count + levels.indexOf(.5), count, truth, k);
        for (int c = 0; c < channels; c++) {
            int at = (k * channels + c) * count;
            covered[k] += truth[c] >= forecast[at] && truth[c] <= forecast[at + count - 1] ? 1 : 0;
            for (int q = 0; q < count; q++) {
                double miss = (truth[c] - forecast[at + q]) / deviation[c];
                pinball[k * count + q] += Math.max(levels.get(q) * miss, (levels.get(q) - 1) * miss);
            }
        }
    }

    /** Errors of one way to forecast, summed over windows and channels by step ahead. */
    private final class Sums {
        private final double[] squared = new double[horizon];
        private final double[] absolute = new double[horizon];
        private int windows;

        /** Adds a step's: the guess of a channel is so many values after that of the channel before it. */
        void add(float[] guess, int at, int stride, float[] truth, int k) {
            for (int c = 0; c < channels; c++) {
                double error = (guess[at + c * stride] - truth[c]) / deviation[c];
                squared[k] += error * error;
                absolute[k] += Math.abs(error);
            }
        }

        double cells() {
            return Math.max(1, windows) * (double) channels;
        }

        ForecastFacts.Errors errors() {
            return new ForecastFacts.Errors(by(squared, cells()), by(absolute, cells()));
        }
    }

    /** What was found so far. */
    ForecastFacts facts() {
        return new ForecastFacts(
                model.windows,
                model.errors(),
                null,
                lastValue.errors(),
                seasonal.windows == 0 ? null : seasonal.errors(),
                by(pinball, model.cells() * levels.size()),
                levels.get(levels.size() - 1) - levels.get(0),
                by(covered, model.cells()));
    }

    /** Per step ahead: sums over whatever lies within each step, over the number of cells. */
    private List<Double> by(double[] sums, double cells) {
        int each = sums.length / horizon;
        return IntStream.range(0, horizon)
                .mapToObj(k -> IntStream.range(k * each, (k + 1) * each)
                                .mapToDouble(i -> sums[i])
                                .sum()
                        / cells)
                .toList();
    }
}
