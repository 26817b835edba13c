package dev.heed.cli.evaluate;

import static java.util.Objects.requireNonNull;

import dev.heed.cli.apply.FileJob;
import dev.heed.cli.evaluate.DetectionFacts.RankingFacts;
import dev.heed.cli.input.RowRange;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.detect.DetectOptions;
import dev.heed.detect.Detection;
import dev.heed.forecast.LearnOptions;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelDirectory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.CloseableIterator;
import org.jspecify.annotations.Nullable;

/** Runs the job's own stages over files and keeps what they said of each entity, to be measured. */
final class Backtest {
    private static final int VUS_BUFFER = 100;

    private final ModelCard card;
    private final RowRange range;
    private final Map<String, Observations> observations;
    private final Map<String, ScoredRows> scored = new LinkedHashMap<>();
    private final Map<String, ForecastErrors> errors = new LinkedHashMap<>();
    /** Of the forecasts without what attention adds; empty where the model does not tell that. */
    private final Map<String, ForecastErrors> backboneErrors = new LinkedHashMap<>();

    /**
     * A backtest of files.
     *
     * @param range of the rows that are measured; those before are run, too
     * @param scaleRows whose standard deviations forecast errors are divided by
     */
    Backtest(ModelCard card, RowRange range, RowRange scaleRows, Map<String, Observations> observations) {
        this.card = card;
        this.range = range;
        this.observations = observations;
        int channels = card.channels().size();
        observations.forEach((entity, rows) -> {
            scored.put(entity, new ScoredRows(rows, card.period(), card.receptiveField(), channels));
            double[] deviation = rows.deviations(scaleRows, channels);
            errors.put(entity, new ForecastErrors(rows, card.period(), card.horizon(), card.levels(), deviation));
            backboneErrors.put(
                    entity, new ForecastErrors(rows, card.period(), card.horizon(), card.levels(), deviation));
        });
    }

    /** Runs the stages over all rows; once more without what attention adds to forecasts, where the model tells that. */
    void run(SeriesFiles files, ModelDirectory model, Configuration options) throws Exception {
        run(files, model, options, this::add);
        if (model.tellsCorrection() && options.get(LearnOptions.CORRECTION)) {
            Configuration alone = new Configuration(options);
            alone.set(LearnOptions.CORRECTION, false);
            alone.set(DetectOptions.FAITHFULNESS_EVERY, 0);
            run(files, model, alone, detection -> count(backboneErrors, detection));
        }
    }

    private void run(SeriesFiles files, ModelDirectory model, Configuration options, Consumer<Detection> detections)
            throws Exception {
        long rows = observations.values().stream().mapToLong(Observations::rows).sum();
        FileJob job = FileJob.over(files, rows, observations.size(), model, options);
        try (CloseableIterator<Detection> found = job.outputs().detections().executeAndCollect("heed evaluate")) {
            found.forEachRemaining(detections);
        }
    }

    private void add(Detection detection) {
        scoredOf(detection.entity()).add(detection);
        count(errors, detection);
    }

    private void count(Map<String, ForecastErrors> all, Detection detection) {
        requireNonNull(all.get(detection.entity())).add(detection, first(), end(detection.entity()));
    }

    /** The row after the last one that is measured. */
    int end(String entity) {
        return (int) Math.min(range.end(), rowsOf(entity).rows());
    }

    int first() {
        return (int) range.first();
    }

    Observations rowsOf(String entity) {
        return requireNonNull(observations.get(entity));
    }

    ScoredRows scoredOf(String entity) {
        return requireNonNull(scored.get(entity));
    }

    /** How well an entity was forecast; null where no forecast could be measured. */
    @Nullable
    ForecastFacts forecast(String entity) {
        ForecastFacts facts = requireNonNull(errors.get(entity)).facts();
        ForecastFacts backbone = requireNonNull(backboneErrors.get(entity)).facts();
        if (facts.windows() == 0) {
            return null;
        }
        return backbone.windows() == 0 ? facts : facts.beside(backbone.model());
    }

    /** How well an entity's rows were detected. */
    DetectionFacts detection(String entity, @Nullable Labels labels) {
        int first = first();
        int end = end(entity);
        ScoredRows rows = scoredOf(entity);
        List<Segment> segments = labels == null ? List.of() : labels.segments(first, end);
        boolean[] anomalous = new boolean[end - first];
        segments.forEach(s -> IntStream.range(s.start(), s.end()).forEach(row -> anomalous[row] = true));
        boolean measurable = !segments.isEmpty()
                && segments.stream().mapToInt(Segment::length).sum() < end - first;
        boolean[] alarmed = new boolean[end - first];
        IntStream.range(first, end).forEach(row -> alarmed[row - first] = rows.alarm(row));
        return new DetectionFacts(
                end - first,
                rows.scored(first, end),
                measurable ? ranking(rows.scores(first, end), anomalous, segments) : null,
                measurable ? AlarmFacts.of(alarmed, anomalous, segments) : null,
                AlertFacts.of(rows.alerts(), rowsOf(entity), segments, first, end),
                labels == null || labels.explained().isEmpty()
                        ? null
                        : BlameFacts.of(labels.explained(), card.channels(), rows.saliency(first, end), first),
                rows.faithfulness(first, end));
    }

    private static RankingFacts ranking(double[] scores, boolean[] anomalous, List<Segment> segments) {
        Ranking ranking = new Ranking(scores, anomalous);
        double labelled = segments.stream().mapToInt(Segment::length).sum();
        return new RankingFacts(
                ranking.aucPr(), labelled / scores.length, ranking.aucRoc(), ranking.vusPr(segments, VUS_BUFFER));
    }
}
