package dev.heed.cli.evaluate;

import dev.heed.detect.Alert;
import dev.heed.detect.Detection;
import dev.heed.detect.Scores;
import dev.heed.model.scoring.FaithfulnessScores;
import dev.heed.model.serving.ModelCard;
import dev.heed.window.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the job said of the rows of one entity. Rows that it gave no score hold NaN. */
final class ScoredRows {
    private final Observations observations;
    private final ModelCard card;
    private final int channels;
    private final double[] score;
    private final double[] threshold;
    private final float[] saliency;
    private final List<Alert> alerts = new ArrayList<>();
    private final List<CheckedHop> checked = new ArrayList<>();

    ScoredRows(Observations observations, ModelCard card) {
        this.observations = observations;
        this.card = card;
        this.channels = card.channels().size();
        this.score = new double[observations.rows()];
        this.threshold = new double[observations.rows()];
        this.saliency = new float[observations.rows() * channels];
        Arrays.fill(score, Double.NaN);
    }

    void add(Detection detection) {
        long first = card.period().stepAt(detection.timeMicros());
        Window hop = detection.attended().steps();
        Scores scores = detection.scores();
        for (int i = 0; i < hop.hop(); i++) {
            int row = observations.rowOf(first + i);
            if (row >= 0 && hop.history() + i >= card.receptiveField()) {
                score[row] = scores.score()[i];
                threshold[row] = scores.threshold()[i];
                System.arraycopy(scores.saliency(), i * channels, saliency, row * channels, channels);
            }
        }
        alerts.addAll(detection.alerts());
        if (detection.faithfulness() != null) {
            int[] rows = IntStream.range(0, hop.hop())
                    .map(i -> observations.rowOf(first + i))
                    .filter(row -> row >= 0)
                    .toArray();
            checked.add(new CheckedHop(rows[0], rows[rows.length - 1] + 1, detection.faithfulness()));
        }
    }

    /** A hop of rows [start, end) whose saliency was checked. */
    private record CheckedHop(int start, int end, FaithfulnessScores shares) {}

    /** How true the saliency was of the hops that lie within [first, end); null where none was checked. */
    @Nullable
    SaliencyFacts faithfulness(int first, int end) {
        List<FaithfulnessScores> within = checked.stream()
                .filter(hop -> hop.start() >= first && hop.end() <= end)
                .map(CheckedHop::shares)
                .toList();
        return within.stream()
                .reduce(FaithfulnessScores::plus)
                .map(sums -> SaliencyFacts.of(within.size(), sums))
                .orElse(null);
    }

    /** Scores of the rows in [first, end); those without one have the smallest. */
    double[] scores(int first, int end) {
        double[] kept = Arrays.copyOfRange(score, first, end);
        double least =
                Arrays.stream(kept).filter(one -> !Double.isNaN(one)).min().orElse(0);
        return Arrays.stream(kept).map(one -> Double.isNaN(one) ? least : one).toArray();
    }

    /** How many of the rows in [first, end) have a score. */
    int scored(int first, int end) {
        return (int) Arrays.stream(score, first, end)
                .filter(one -> !Double.isNaN(one))
                .count();
    }

    /** Whether a row's score reaches the threshold that held then. */
    boolean alarm(int row) {
        return score[row] >= threshold[row];
    }

    double threshold(int row) {
        return threshold[row];
    }

    /** [rows × channels] of the rows in [first, end). */
    float[] saliency(int first, int end) {
        return Arrays.copyOfRange(saliency, first * channels, end * channels);
    }

    /** Every state of every alert, in the order of time. */
    List<Alert> alerts() {
        return alerts;
    }
}
