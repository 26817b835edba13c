package dev.heed.cli.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether the most salient channels are those to blame, over all explained anomalies that not nearly every channel has a
 * part in.
 *
 * @param segments how many
 * @param hitRate100 share of the channels to blame among as many of the most salient (HitRate@100 %, Su et al. 2019)
 * @param ndcg100 the same, earlier ranks counting more
 * @param hitRate150 as hitRate100, among half as many again
 * @param ndcg150 as ndcg100, among half as many again
 * @param randomHitRate100 what a random order would have on average
 */
record BlameFacts(
        int segments, double hitRate100, double ndcg100, double hitRate150, double ndcg150, double randomHitRate100) {
    private static final double MOST_CHANNELS = .7;

    /**
     * Measures blame.
     *
     * @param saliency [rows × channels]
     * @param first the row that saliency begins with
     */
    static BlameFacts of(List<Labels.Explained> explained, List<String> channels, float[] saliency, int first) {
        double[] sums = new double[5];
        int count = 0;
        int rows = saliency.length / channels.size();
        for (Labels.Explained one : explained) {
            Set<Integer> truth = one.channels().stream().map(channels::indexOf).collect(Collectors.toSet());
            int from = Math.max(0, one.start() - first);
            int to = Math.min(rows, one.end() - first);
            if (truth.size() > MOST_CHANNELS * channels.size() || to <= from || truth.isEmpty()) {
                continue;
            }
            List<Integer> ranked = ranked(saliency, channels.size(), from, to);
            double[] own = {
                hits(ranked, truth, truth.size()),
                ndcg(ranked, truth, truth.size()),
                hits(ranked, truth, (int) (1.5 * truth.size())),
                ndcg(ranked, truth, (int) (1.5 * truth.size())),
                truth.size() / (double) channels.size()
            };
            IntStream.range(0, sums.length).forEach(i -> sums[i] += own[i]);
            count++;
        }
        int n = Math.max(1, count);
        return new BlameFacts(count, sums[0] / n, sums[1] / n, sums[2] / n, sums[3] / n, sums[4] / n);
    }

    /** Channels by their summed saliency in [from, to), largest first. */
    static List<Integer> ranked(float[] saliency, int channels, int from, int to) {
        double[] sums = new double[channels];
        for (int cell = from * channels; cell < to * channels; cell++) {
            sums[cell % channels] += saliency[cell];
        }
        return IntStream.range(0, channels)
                .boxed()
                .sorted(Comparator.comparingDouble(c -> -sums[c]))
                .toList();
    }

    private static double hits(List<Integer> ranked, Set<Integer> truth, int k) {
        return ranked.stream().limit(k).filter(truth::contains).count() / (double) truth.size();
    }

    private static double ndcg(List<Integer> ranked, Set<Integer> truth, int k) {
        double gained = 0;
        double best = 0;
        for (int i = 0; i < Math.min(k, ranked.size()); i++) {
            double worth = Math.log(2) / Math.log(i + 2.);
            gained += truth.contains(ranked.get(i)) ? worth : 0;
            best += i < truth.size() ? worth : 0;
        }
        return gained / best;
    }
}
