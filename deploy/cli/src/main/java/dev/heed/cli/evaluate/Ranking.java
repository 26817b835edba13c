package dev.heed.cli.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows in the order of their scores, highest first, against their labels. Ties stay in the order of the rows.
 */
final class Ranking {
    private static final int CUTS = 250;

    private final double[] scores;
    private final boolean[] anomalous;
    private final int[] order;
    private final double positives;

    /** A ranking by scores [rows]; of anomalous [rows] some are true, some false. */
    Ranking(double[] scores, boolean[] anomalous) {
        this.scores = scores;
        this.anomalous = anomalous;
        this.order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -scores[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.positives = IntStream.range(0, anomalous.length)
                .filter(row -> anomalous[row])
                .count();
    }

    /** Area under the curve of precision over recall, as average precision: Σ (Rₙ − Rₙ₋₁) Pₙ over distinct scores. */
    double aucPr() {
        double area = 0;
        double hits = 0;
        double before = 0;
        for (int n = 0; n < order.length; n++) {
            hits += anomalous[order[n]] ? 1 : 0;
            if (n + 1 == order.length || scores[order[n]] != scores[order[n + 1]]) {
                area += (hits - before) / positives * hits / (n + 1);
                before = hits;
            }
        }
        return area;
    }

    /** Area under the curve of the true positive rate over the false positive rate. */
    double aucRoc() {
        double area = 0;
        double hits = 0;
        double hitsBefore = 0;
        double missesBefore = 0;
        double negatives = scores.length - positives;
        for (int n = 0; n < order.length; n++) {
            hits += anomalous[order[n]] ? 1 : 0;
            if (n + 1 == order.length || scores[order[n]] != scores[order[n + 1]]) {
                double misses = n + 1 - hits;
                area += (misses - missesBefore) / negatives * (hits + hitsBefore) / positives / 2;
                hitsBefore = hits;
                missesBefore = misses;
            }
        }
        return area;
    }

    /**
     * Volume under the surface of precision and recall over thresholds and buffers: rows near a segment count in part, by
     * √(1 − distance / buffer), and a segment counts as found as far as any of its rows is (Paparrizos et al. 2022).
     *
     * @param most rows of the widest buffer
     */
    double vusPr(List<Segment> segments, int most) {
        int[] counts = counts();
        double sum = 0;
        int buffers = 0;
        for (int buffer = 0; buffer <= most; buffer += 2, buffers++) {
            sum += areaWith(segments, buffer, counts);
        }
        return sum / buffers;
    }

    /** For each of the thresholds, how many rows reach it. */
    private int[] counts() {
        int n = order.length;
        int[] counts = new int[CUTS];
        for (int cut = 0; cut < CUTS; cut++) {
            int at = (int) ((double) cut * (n - 1) / (CUTS - 1));
            while (at + 1 < n && scores[order[at + 1]] == scores[order[at]]) {
                at++;
            }
            counts[cut] = at + 1;
        }
        return counts;
    }

    private double areaWith(List<Segment> segments, int buffer, int[] counts) {
        SoftLabels soft = SoftLabels.of(anomalous, segments, buffer);
        double[] inside = cumulative(soft.weights(), false);
        double[] beside = cumulative(soft.weights(), true);
        int[] first = firstRanks(soft.reaches());
        double area = 0;
        double before = 0;
        for (int count : counts) {
            long found = Arrays.stream(first).filter(rank -> rank < count).count();
            double existence = found / (double) first.length;
            double recall = Math.min(inside[count] / ((2 * positives + beside[count]) / 2), 1) * existence;
            area += (recall - before) * inside[count] / count;
            before = recall;
        }
        return area;
    }

    /** Sums over the first n rows of the order; of those that are not anomalous alone, where asked for. */
    private double[] cumulative(double[] weights, boolean besideOnly) {
        double[] sums = new double[order.length + 1];
        for (int n = 0; n < order.length; n++) {
            int row = order[n];
            sums[n + 1] = sums[n] + (besideOnly && anomalous[row] ? 0 : weights[row]);
        }
        return sums;
    }

    private int[] firstRanks(List<Segment> reaches) {
        int[] rank = new int[order.length];
        for (int n = 0; n < order.length; n++) {
            rank[order[n]] = n;
        }
        return reaches.stream()
                .mapToInt(reach -> IntStream.range(reach.start(), reach.end())
                        .map(row -> rank[row])
                        .min()
                        .orElse(Integer.MAX_VALUE))
                .toArray();
    }
}
