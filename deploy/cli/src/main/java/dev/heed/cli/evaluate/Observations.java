package dev.heed.cli.evaluate;

import dev.heed.cli.input.Account;
import dev.heed.cli.input.Row;
import dev.heed.cli.input.RowRange;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.model.series.CounterRates;
import dev.heed.model.series.Intake;
import dev.heed.model.series.StepGrid;
import dev.heed.model.series.StepMeans;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one entity as the model sees their values, whole in memory. A step is the last row that falls into it, with the mean of
 * all its rows where the intake averages.
 */
final class Observations {
    private final List<Kept> rows = new ArrayList<>();
    private final CounterRates rates;
    private final @Nullable StepMeans means;
    private final List<Long> steps = new ArrayList<>();
    private final Map<Long, Integer> rowOfStep = new HashMap<>();
    private long lastStep;
    private double[] lastMeans = {};

    /**
     * A row.
     *
     * @param values [channels], NaN = missing
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Kept(long timeMicros, float[] values) {}

    private Observations(Intake intake) {
        this.rates = new CounterRates(intake);
        this.means = intake.averages() ? new StepMeans(intake) : null;
    }

    /** Reads all rows, by entity in the order in which they first appear. */
    static Map<String, Observations> read(SeriesFiles files, StepGrid grid, Intake intake, Account account) {
        Map<String, Observations> all = new LinkedHashMap<>();
        try (Stream<Row> read = files.rows(account)) {
            read.forEach(row -> all.computeIfAbsent(row.entity(), entity -> new Observations(intake))
                    .add(row, grid, intake));
        }
        return all;
    }

    private void add(Row row, StepGrid grid, Intake intake) {
        long step = grid.stepAt(row.timeMicros());
        double[] rated = intake.hasRates() ? rates.read(step, row.timeMicros(), row.values()) : row.values();
        double[] values = means == null ? rated : carried(step, means.read(step, row.timeMicros(), rated));
        rowOfStep.put(step, rows.size());
        steps.add(step);
        rows.add(new Kept(row.timeMicros(), intake.read(values)));
    }

    /** What a row does not say of its step, an earlier row may have said. */
    private double[] carried(long step, double[] values) {
        if (step == lastStep && lastMeans.length == values.length) {
            for (int c = 0; c < values.length; c++) {
                values[c] = Double.isNaN(values[c]) ? lastMeans[c] : values[c];
            }
        }
        lastStep = step;
        lastMeans = values;
        return values;
    }

    int rows() {
        return rows.size();
    }

    /** A row's values [channels]. */
    float[] values(int row) {
        return rows.get(row).values();
    }

    /** Standard deviations of the channels' finite values in these rows; 1 for a channel that never changes. */
    double[] deviations(RowRange range, int channels) {
        double[] deviation = new double[channels];
        int end = (int) Math.min(range.end(), rows());
        for (int c = 0; c < channels; c++) {
            double count = 0;
            double mean = 0;
            double squares = 0;
            for (int row = (int) range.first(); row < end; row++) {
                double value = values(row)[c];
                if (Double.isFinite(value)) {
                    count++;
                    double difference = value - mean;
                    mean += difference / count;
                    squares += difference * (value - mean);
                }
            }
            deviation[c] = squares > 0 ? Math.sqrt(squares / count) : 1;
        }
        return deviation;
    }

    long timeMicros(int row) {
        return rows.get(row).timeMicros();
    }

    /** The step that a row falls into. */
    long stepOf(int row) {
        return steps.get(row);
    }

    /** The row that a step holds, -1 where it holds none. */
    int rowOf(long step) {
        return rowOfStep.getOrDefault(step, -1);
    }
}
