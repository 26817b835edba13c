package dev.heed.cli.evaluate;

import static java.util.Objects.requireNonNull;

import dev.heed.cli.apply.FileJob;
import dev.heed.cli.evaluate.DetectionFacts.RankingFacts;
import dev.heed.cli.input.RowRange;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.detect.Alert;
import dev.heed.detect.DetectOptions;
import dev.heed.detect.Detection;
import dev.heed.forecast.LearnOptions;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelDirectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.CloseableIterator;
import org.jspecify.annotations.Nullable;

/** The rows of one entity and what the job's own stages said of them, to be measured. */
final class Backtest {
    private static final int VUS_BUFFER = 100;
    /** Of false alerts, that alerts are counted at. */
    private static final List<String> BUDGETS = List.of("1 per 1 d", "1 per 7 d", "1 per 30 d");

    private final ModelCard card;
    private final Observations observations;
    private final int first;
    private final int end;
    private final ScoredRows scored;
    private final ForecastErrors errors;
    /** Of the forecasts without what attention adds; empty where the model does not tell that. */
    private final ForecastErrors backboneErrors;
    /** Every state of every alert, by budget. */
    private final Map<String, List<Alert>> alertsAt = new LinkedHashMap<>();

    /**
     * A backtest that is to be run.
     *
     * @param range of the rows that are measured; those before are run, too
     * @param scaleRows whose standard deviations forecast errors are divided by
     */
    Backtest(ModelCard card, RowRange range, RowRange scaleRows, Observations observations) {
        this.card = card;
        this.observations = observations;
        this.first = (int) range.first();
        this.end = (int) Math.min(range.end(), observations.rows());
        this.scored = new ScoredRows(observations, card);
        double[] deviation = observations.deviations(scaleRows, card.channels().size());
        this.errors = new ForecastErrors(observations, card.period(), card.horizon(), card.levels(), deviation);
        this.backboneErrors = new ForecastErrors(observations, card.period(), card.horizon(), card.levels(), deviation);
    }

    /**
     * Runs the stages over all rows of all entities; once more with each budget of false alerts; and once more without what
     * attention adds to forecasts, where the model tells that.
     */
    static void run(Map<String, Backtest> entities, SeriesFiles files, ModelDirectory model, Configuration options)
            throws Exception {
        run(entities, files, model, options, Backtest::add);
        for (String budget : BUDGETS) {
            Configuration alone = new Configuration(options);
            alone.set(DetectOptions.FALSE_ALERTS, budget);
            alone.set(DetectOptions.FAITHFULNESS_EVERY, 0);
            run(
                    entities,
                    files,
                    model,
                    alone,
                    (own, said) -> own.alertsAt
                            .computeIfAbsent(budget, none -> new ArrayList<>())
                            .addAll(said.alerts()));
        }
        if (model.tellsCorrection() && options.get(LearnOptions.CORRECTION)) {
            Configuration alone = new Configuration(options);
            alone.set(LearnOptions.CORRECTION, false);
            alone.set(DetectOptions.FAITHFULNESS_EVERY, 0);
            run(entities, files, model, alone, (own, said) -> own.backboneErrors.add(said, own.first, own.end));
        }
    }

    /** Runs the stages over all rows of all entities with these options alone. */
    static void once(Map<String, Backtest> entities, SeriesFiles files, ModelDirectory model, Configuration options)
            throws Exception {
        run(entities, files, model, options, Backtest::add);
    }

    private static void run(
            Map<String, Backtest> entities,
            SeriesFiles files,
            ModelDirectory model,
            Configuration options,
            BiConsumer<Backtest, Detection> take)
            throws Exception {
        long rows = entities.values().stream()
                .mapToLong(own -> own.observations.rows())
                .sum();
        FileJob job = FileJob.over(files, rows, entities.size(), model, options);
        try (CloseableIterator<Detection> found = job.outputs().detections().executeAndCollect("heed evaluate")) {
            found.forEachRemaining(said -> take.accept(requireNonNull(entities.get(said.entity())), said));
        }
    }

    private void add(Detection detection) {
        scored.add(detection);
        errors.add(detection, first, end);
    }

    int first() {
        return first;
    }

    /** The row after the last one that is measured. */
    int end() {
        return end;
    }

    Observations observations() {
        return observations;
    }

    ScoredRows scored() {
        return scored;
    }

    /** How well the entity was forecast; null where no forecast could be measured. */
    @Nullable
    ForecastFacts forecast() {
        ForecastFacts facts = errors.facts();
        ForecastFacts backbone = backboneErrors.facts();
        return facts == null || backbone == null ? facts : facts.beside(backbone.model());
    }

    /** Why no forecast could be measured, in words. */
    String whyNoForecast() {
        return errors.whyNone();
    }

    /** How well the entity's rows were detected. */
    DetectionFacts detection(@Nullable Labels labels) {
        List<Segment> segments = labels == null ? List.of() : labels.segments(first, end);
        boolean[] anomalous = new boolean[end - first];
        segments.forEach(s -> IntStream.range(s.start(), s.end()).forEach(row -> anomalous[row] = true));
        int rowsScored = scored.scored(first, end);
        boolean measurable = rowsScored > 0
                && !segments.isEmpty()
                && segments.stream().mapToInt(Segment::length).sum() < end - first;
        boolean[] alarmed = new boolean[end - first];
        IntStream.range(first, end).forEach(row -> alarmed[row - first] = scored.alarm(row));
        return new DetectionFacts(
                end - first,
                rowsScored,
                measurable ? ranking(scored.scores(first, end), anomalous, segments) : null,
                measurable ? AlarmFacts.of(alarmed, anomalous, segments) : null,
                AlertFacts.of(scored.alerts(), observations, segments, first, end),
                budgets(segments),
                labels == null || labels.explained().isEmpty()
                        ? null
                        : BlameFacts.of(labels.explained(), card.channels(), scored.saliency(first, end), first),
                scored.faithfulness(first, end));
    }

    private Map<String, AlertFacts> budgets(List<Segment> segments) {
        Map<String, AlertFacts> facts = new LinkedHashMap<>();
        alertsAt.forEach(
                (budget, alerts) -> facts.put(budget, AlertFacts.of(alerts, observations, segments, first, end)));
        return facts;
    }

    private static RankingFacts ranking(double[] scores, boolean[] anomalous, List<Segment> segments) {
        Ranking ranking = new Ranking(scores, anomalous);
        double labelled = segments.stream().mapToInt(Segment::length).sum();
        return new RankingFacts(
                ranking.aucPr(), labelled / scores.length, ranking.aucRoc(), ranking.vusPr(segments, VUS_BUFFER));
    }
}
