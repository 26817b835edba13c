package dev.heed.model.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays one entity's rows, in the order of time, on the grid: the last value of a channel within a step counts, or the mean where
 * the intake averages; a gap of more than {@code maxGapSteps} starts a new series.
 */
public final class SeriesBuilder {
    private final String entity;
    private final StepGrid grid;
    private final int channels;
    private final int maxGapSteps;
    private final CounterRates rates;
    private final @Nullable StepMeans means;
    private final List<ExactSeries> done = new ArrayList<>();
    private double[] values = new double[0];
    private long firstStep;
    private int steps;

    /** A builder for an entity with these channels. */
    public SeriesBuilder(String entity, StepGrid grid, Intake intake, int maxGapSteps) {
        this.entity = entity;
        this.grid = grid;
        this.channels = intake.channels().size();
        this.rates = new CounterRates(intake);
        this.means = intake.averages() ? new StepMeans(intake) : null;
        this.maxGapSteps = maxGapSteps;
    }

    /** Adds a row of values, NaN = missing; an {@link IllegalArgumentException} when it is older than the step before. */
    public SeriesBuilder add(long timeMicros, double[] row) {
        long step = grid.stepAt(timeMicros);
        long newest = firstStep + steps - 1;
        if (steps > 0 && step < newest) {
            throw new IllegalArgumentException("expected the rows of " + entity + " in the order of time, found step "
                    + step + " after step " + newest + "; sort the file by its time column");
        }
        if (steps > 0 && step - newest > maxGapSteps) {
            finish();
        }
        if (steps == 0) {
            firstStep = step;
        }
        double[] rated = rates.read(step, timeMicros, row);
        double[] read = means == null ? rated : means.read(step, timeMicros, rated);
        int at = Math.toIntExact(step - firstStep);
        reserve(at + 1);
        for (int c = 0; c < channels; c++) {
            if (!Double.isNaN(read[c])) {
                values[at * channels + c] = read[c];
            }
        }
        return this;
    }

    private void reserve(int wanted) {
        int cells = Math.multiplyExact(wanted, channels);
        if (cells > values.length) {
            int before = values.length;
            values = Arrays.copyOf(values, Math.max(cells, before + before / 2));
            Arrays.fill(values, before, values.length, Double.NaN);
        }
        steps = Math.max(steps, wanted);
    }

    private void finish() {
        done.add(new ExactSeries(entity, firstStep, channels, Arrays.copyOf(values, steps * channels)));
        values = new double[0];
        steps = 0;
        rates.startOver();
    }

    /** All stretches, in the order of time. */
    public List<ExactSeries> build() {
        if (steps > 0) {
            finish();
        }
        return List.copyOf(done);
    }
}
