package dev.heed.cli.evaluate;

import dev.heed.cli.input.Account;
import dev.heed.cli.input.RowRange;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.detect.DetectOptions;
import dev.heed.model.serving.ModelDirectory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/**
 * How well a model does on rows without labels: what {@code heed evaluate} measures, over all entities.
 *
 * @param rows that were measured
 * @param cells observed values that forecasts were compared with
 * @param error mean absolute error of the forecasts' medians, in standard deviations of each channel; NaN without cells
 * @param pinball mean quantile loss of the forecasts; NaN without cells
 * @param alerts that opened
 * @param days that the rows span, of all entities together
 */
public record Figures(long rows, long cells, double error, double pinball, int alerts, double days) {
    /**
     * Runs the job's own stages over all rows and measures those from a time on.
     *
     * @param files read for the model
     * @param fromMicros time of the first row that is measured, µs since the epoch
     * @param options of the job
     */
    public static Figures of(SeriesFiles files, ModelDirectory model, long fromMicros, Configuration options)
            throws Exception {
        Configuration own = new Configuration(options);
        own.set(DetectOptions.FAITHFULNESS_EVERY, 0);
        Map<String, Backtest> entities = new LinkedHashMap<>();
        Observations.read(files, model.card().grid(), model.card().intake(), new Account())
                .forEach((entity, seen) -> entities.put(
                        entity,
                        new Backtest(
                                model.card(),
                                new RowRange(before(seen, fromMicros), Long.MAX_VALUE),
                                RowRange.ALL,
                                seen)));
        Backtest.once(entities, files, model, own);
        Figures sum = new Figures(0, 0, 0, 0, 0, 0);
        for (Backtest entity : entities.values()) {
            if (entity.first() < entity.end()) {
                sum = sum.plus(entity);
            }
        }
        return new Figures(sum.rows, sum.cells, sum.error / sum.cells, sum.pinball / sum.cells, sum.alerts, sum.days);
    }

    private static int before(Observations seen, long fromMicros) {
        int row = 0;
        while (row < seen.rows() && seen.timeMicros(row) < fromMicros) {
            row++;
        }
        return row;
    }

    /** The sum with those of an entity, errors weighted with their cells. */
    private Figures plus(Backtest entity) {
        AlertFacts told = entity.detection(null).alerts();
        ForecastFacts forecast = entity.forecast();
        long more = forecast == null ? 0 : forecast.cells();
        return new Figures(
                rows + entity.end() - entity.first(),
                cells + more,
                error + (forecast == null ? 0 : more * forecast.model().mae()),
                pinball + (forecast == null ? 0 : more * ForecastFacts.mean(forecast.pinball())),
                alerts + told.opened(),
                days + told.days());
    }

    /** Alerts of an entity in a day. */
    public double alertsADay() {
        return alerts / days;
    }
}
