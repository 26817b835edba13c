package dev.heed.cli.evaluate;

import dev.heed.cli.terminal.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A backtest for people to read. */
final class EvaluationTable {
    private final PrintWriter out;

    EvaluationTable(PrintWriter out) {
        this.out = out;
    }

    void print(Evaluation evaluation) {
        evaluation.detection().forEach((entity, facts) -> {
            out.println(entity);
            print(facts);
            ForecastFacts forecast = evaluation.forecast().get(entity);
            if (forecast != null) {
                print(forecast);
            } else {
                line("  forecasts  %s", evaluation.notMeasured().getOrDefault(entity, "not measured"));
            }
        });
        if (evaluation.detection().size() > 1) {
            means(evaluation.detection());
        }
        out.flush();
    }

    private void print(DetectionFacts facts) {
        line("  rows       %,d, %,d of them scored", facts.rows(), facts.scored());
        if (facts.ranking() != null) {
            line(
                    "  scores     AUC-PR %.3f (random %.3f), VUS-PR %.3f, AUC-ROC %.3f",
                    facts.ranking().aucPr(),
                    facts.ranking().randomAucPr(),
                    facts.ranking().vusPr(),
                    facts.ranking().aucRoc());
        } else if (facts.alerts().events() > 0) {
            line(
                    "  scores     not measured against labels: %s",
                    facts.scored() == 0
                            ? "no row was scored, the model must have seen its receptive field first"
                            : "all rows are labelled anomalous");
        }
        AlarmFacts alarms = facts.alarms();
        if (alarms != null) {
            line(
                    "  alarms     at the level that opens alerts: %.1f%% of normal rows, precision %.2f, recall %.2f, F1 %.2f;"
                            + " %.0f%% of anomalies%s",
                    100 * alarms.falseAlarms(),
                    alarms.precision(),
                    alarms.recall(),
                    alarms.f1(),
                    100 * alarms.eventRecall(),
                    alarms.medianDelay() == null ? "" : ", %.0f rows late (median)".formatted(alarms.medianDelay()));
        }
        line("  alerts     %s", told(facts.alerts()));
        facts.budgets().forEach((budget, alerts) -> line("    %-10s %s", budget, told(alerts)));
        explanation(facts.blame(), facts.saliency());
    }

    private static String told(AlertFacts alerts) {
        String opened = "%d opened, %.2f a day".formatted(alerts.opened(), alerts.aDay());
        if (alerts.events() == 0) {
            return opened;
        }
        String early = alerts.eventsEarly() == 0
                ? ""
                : ", %d had one open before they began (%s before, median)"
                        .formatted(alerts.eventsEarly(), duration(alerts.medianLeadSeconds()));
        return "%s; %d of %d anomalies alerted%s, %d alerts beside them"
                .formatted(opened, alerts.eventsAlerted(), alerts.events(), early, alerts.offEvents());
    }

    private static String duration(double seconds) {
        return seconds < 120
                ? "%.3g s".formatted(seconds)
                : seconds < 7200
                        ? "%.3g min".formatted(seconds / 60)
                        : seconds < 172_800 ? "%.3g h".formatted(seconds / 3600) : "%.3g d".formatted(seconds / 86_400);
    }

    private void explanation(@Nullable BlameFacts blame, @Nullable SaliencyFacts saliency) {
        if (blame != null && blame.segments() > 0) {
            line(
                    "  blame      HitRate@100 %.3f (random %.3f), NDCG@100 %.3f, HitRate@150 %.3f, of %d anomalies",
                    blame.hitRate100(),
                    blame.randomHitRate100(),
                    blame.ndcg100(),
                    blame.hitRate150(),
                    blame.segments());
        }
        if (saliency != null) {
            line(
                    "  saliency   its top tenth of cells takes away %.0f%% of an anomalous hop's score (random %.0f%%) and"
                            + " alone gives %.0f%% (random %.0f%%), of %,d hops",
                    100 * saliency.deletion(),
                    100 * saliency.randomDeletion(),
                    100 * saliency.sufficiency(),
                    100 * saliency.randomSufficiency(),
                    saliency.hops());
        }
    }

    private void print(ForecastFacts facts) {
        Table errors = errors(
                Table.of(
                        "  forecasts  %,d of %d steps, %.1f%% of whose cells were observed"
                                .formatted(facts.windows(), facts.coverage().size(), 100 * facts.observed()),
                        "MSE",
                        "MAE"),
                "model",
                facts.model());
        if (facts.backbone() != null) {
            errors(errors, "backbone alone", facts.backbone());
        }
        if (facts.lastValue() != null) {
            errors(errors, "last value", facts.lastValue());
        }
        if (facts.seasonal() != null) {
            errors(errors, "last day", facts.seasonal());
        }
        out.print(errors);
        line(
                "    %.0f%% interval covers %.1f%%, pinball loss %.4f",
                100 * facts.nominal(), 100 * ForecastFacts.mean(facts.coverage()), ForecastFacts.mean(facts.pinball()));
        int horizon = facts.coverage().size();
        IntStream.of(1, (horizon + 3) / 4, (horizon + 1) / 2, horizon)
                .distinct()
                .forEach(step -> line(
                        "    step %-4d MSE %.4f, interval covers %.1f%%",
                        step,
                        facts.model().mseByStep().get(step - 1),
                        100 * facts.coverage().get(step - 1)));
    }

    private static Table errors(Table table, String name, ForecastFacts.Errors errors) {
        return table.row("    " + name, "%.4f".formatted(errors.mse()), "%.4f".formatted(errors.mae()));
    }

    private void means(Map<String, DetectionFacts> all) {
        List<DetectionFacts> labelled =
                all.values().stream().filter(facts -> facts.ranking() != null).toList();
        if (labelled.isEmpty()) {
            return;
        }
        line(
                "mean of %d  AUC-PR %.3f, VUS-PR %.3f, normal rows alarmed %.1f%%",
                labelled.size(),
                mean(labelled.stream().map(DetectionFacts::ranking), DetectionFacts.RankingFacts::aucPr),
                mean(labelled.stream().map(DetectionFacts::ranking), DetectionFacts.RankingFacts::vusPr),
                100 * mean(labelled.stream().map(DetectionFacts::alarms), AlarmFacts::falseAlarms));
        List<BlameFacts> blamed = all.values().stream()
                .map(DetectionFacts::blame)
                .filter(Objects::nonNull)
                .toList();
        if (!blamed.isEmpty()) {
            line("           HitRate@100 %.3f", mean(blamed.stream(), BlameFacts::hitRate100));
        }
    }

    private static <T> double mean(Stream<T> all, ToDoubleFunction<T> what) {
        return all.mapToDouble(what).average().orElse(Double.NaN);
    }

    private void line(String format, Object... values) {
        out.println(format.formatted(values));
    }
}
