package dev.heed.cli.train;

import dev.heed.model.forecasting.LookBack;
import dev.heed.model.series.Period;
import dev.heed.model.serving.HeadFacts;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.training.FewRows;
import dev.heed.model.training.TrainingReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the person who trained a model should know of it, a line each. */
final class Advice {
    private static final Duration DAY = Duration.ofDays(1);

    private Advice() {}

    static List<String> on(TrainingReport report, Task task, Period period) {
        List<String> lines = new ArrayList<>();
        FewRows rows = report.fewRows();
        if (rows.areFew()) {
            lines.add(
                    ("%,d rows are few to learn %,d weights of each channel from: what is expected is held closer to the mean"
                                    + " (ridge × %.0f), and alarms are as wide as the rows held out need (× %.2f); train on more rows,"
                                    + " or on fewer channels")
                            .formatted(
                                    rows.rows(),
                                    rows.weights(),
                                    rows.times(),
                                    rows.widening().get(0)));
        }
        mean("the next step", report.card().training().expectation(), report.meanError(), lines);
        mean("the forecast", report.card().training().forecast(), report.meanError(), lines);
        if (task == Task.BOTH && knowsNoYesterday(report.card(), period)) {
            lines.add("forecasts look back %d steps, less than a day: `--task forecast` knows yesterday"
                    .formatted(lookBack(report.card())));
        }
        return lines;
    }

    private static void mean(String what, HeadFacts facts, double meanError, List<String> lines) {
        if (facts.mse() >= meanError) {
            lines.add(("%s is no better than the running mean on rows held out (squared error %.3f, the mean's %.3f):"
                            + " train on more rows, or do not rely on it")
                    .formatted(what, facts.mse(), meanError));
        }
    }

    /** Whether a day lies beyond the look-back, but within that of a model which is there to forecast. */
    private static boolean knowsNoYesterday(ModelCard card, Period period) {
        double day = DAY.toMillis() * 1e3 / period.micros();
        return lookBack(card) < day && day < LongForecast.LONGEST;
    }

    private static int lookBack(ModelCard card) {
        return card.configuration().forecast().lookBacks().stream()
                .mapToInt(LookBack::steps)
                .max()
                .orElse(0);
    }
}
