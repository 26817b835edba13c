package dev.heed.cli.evaluate;

import dev.heed.detect.Detection;
import dev.heed.forecast.IssuedForecast;
import dev.heed.model.series.Period;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Errors of forecasts in standard deviations of each channel, against what came: over all cells (a channel at a step ahead)
 * that were observed, of forecasts all of whose steps lie within the rows. Baselines: each channel's last value before the
 * issue, and the value at the same time of the last day (of the last week where a step is a day or longer).
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
    /** [channels]: the last value that was observed up to {@link #seenRows}. */
    private final float[] last;

    private int seenRows;
    private int issued;
    private int within;
    private int windows;

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
        this.last = new float[channels];
        Arrays.fill(last, Float.NaN);
        this.covered = new double[horizon];
        this.pinball = new double[horizon * levels.size()];
    }

    /**
     * Takes in a forecast if it lies within the rows. In the order of their issue.
     *
     * @param first no target lies before this row
     * @param end no target lies at or after this row
     */
    void add(Detection detection, int first, int end) {
        IssuedForecast forecast = detection.forecast();
        if (forecast == null || forecast.values().length == 0) {
            return;
        }
        issued++;
        long step = period.stepAt(forecast.issuedMicros());
        see(step);
        if (step + 1 < stepOf(first) || step + horizon > stepOf(end - 1)) {
            return;
        }
        within++;
        long before = model.all();
        for (int k = 1; k <= horizon; k++) {
            compare(forecast.values(), step, k);
        }
        windows += model.all() > before ? 1 : 0;
    }

    private long stepOf(int row) {
        return observations.stepOf(row);
    }

    /** Goes on to the last values up to a step. */
    private void see(long step) {
        for (; seenRows < observations.rows() && stepOf(seenRows) <= step; seenRows++) {
            for (int c = 0; c < channels; c++) {
                float value = observations.values(seenRows)[c];
                last[c] = Float.isFinite(value) ? value : last[c];
            }
        }
    }

    private void compare(float[] forecast, long step, int k) {
        int row = observations.rowOf(step + k);
        if (row < 0) {
            return;
        }
        int dayBefore = season < 2 ? -1 : observations.rowOf(before(step, k));
        for (int c = 0; c < channels; c++) {
            float truth = observations.values(row)[c];
            if (Float.isFinite(truth)) {
                forecast(forecast, k - 1, c, truth);
                lastValue.add(k - 1, c, last[c], truth);
                seasonal.add(k - 1, c, dayBefore < 0 ? Float.NaN : observations.values(dayBefore)[c], truth);
            }
        }
    }

    /** The step a whole number of seasons before the k-th one ahead that had been seen at the issue. */
    private long before(long step, int k) {
        return step + k - (long) season * ((k + season - 1) / season);
    }

    private void forecast(float[] forecast, int k, int c, float truth) {
        int count = levels.size();
        int at = (k * channels + c) * count;
        model.add(k, c, forecast[at + levels.indexOf(.5)], truth);
        covered[k] += truth >= forecast[at] && truth <= forecast[at + count - 1] ? 1 : 0;
        for (int q = 0; q < count; q++) {
            double miss = (truth - forecast[at + q]) / deviation[c];
            pinball[k * count + q] += Math.max(levels.get(q) * miss, (levels.get(q) - 1) * miss);
        }
    }

    /** Errors of one way to forecast, summed over windows and channels by step ahead. */
    private final class Sums {
        private final double[] squared = new double[horizon];
        private final double[] absolute = new double[horizon];
        private final long[] cells = new long[horizon];

        /** Adds a cell; one without a guess does not count. */
        void add(int k, int c, float guess, float truth) {
            if (Float.isFinite(guess)) {
                double error = (guess - truth) / deviation[c];
                squared[k] += error * error;
                absolute[k] += Math.abs(error);
                cells[k]++;
            }
        }

        long all() {
            return LongStream.of(cells).sum();
        }

        ForecastFacts.@Nullable Errors errors() {
            return all() == 0 ? null : new ForecastFacts.Errors(by(squared, cells), by(absolute, cells));
        }
    }

    /** What was found so far; null where no cell could be compared, see {@link #whyNone}. */
    @Nullable
    ForecastFacts facts() {
        ForecastFacts.Errors errors = model.errors();
        return errors == null
                ? null
                : new ForecastFacts(
                        windows,
                        model.all(),
                        model.all() / ((double) windows * horizon * channels),
                        errors,
                        null,
                        lastValue.errors(),
                        seasonal.errors(),
                        by(pinball, model.cells).stream()
                                .map(sum -> sum / levels.size())
                                .toList(),
                        levels.get(levels.size() - 1) - levels.get(0),
                        by(covered, model.cells));
    }

    /** Why there is nothing to compare, in words. */
    String whyNone() {
        if (issued == 0) {
            return "none was issued: the rows are fewer than the model must have seen, or it was trained without a horizon";
        }
        return within == 0
                ? "none of %,d has all of its %d steps ahead within the rows".formatted(issued, horizon)
                : "no value was observed in the steps ahead of %,d forecasts".formatted(within);
    }

    /** Per step ahead: sums over whatever lies within each step, over the number of cells; 0 where there is no cell. */
    private List<Double> by(double[] sums, long[] cells) {
        int each = sums.length / horizon;
        return IntStream.range(0, horizon)
                .mapToObj(k -> IntStream.range(k * each, (k + 1) * each)
                                .mapToDouble(i -> sums[i])
                                .sum()
                        / Math.max(1, cells[k]))
                .toList();
    }
}
