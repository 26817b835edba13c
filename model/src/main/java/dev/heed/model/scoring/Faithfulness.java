package dev.heed.model.scoring;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Whether a saliency is true: what becomes of a hop's score when its most salient cells are replaced, or all others
 * (deletion and sufficiency; Samek et al. 2017, DeYoung et al. 2020).
 *
 * <p>A replaced cell takes the value that was expected of it: its residual is 0 at every horizon. The hop is then scored
 * again from the entity's state before it. With S the sum of the scores of its steps, K the tenth of its observed cells (at
 * least one) that is most salient: deletion is (S(all) − S(all but K)) / (S(all) − S(none)) and sufficiency (S(K) − S(none))
 * / (S(all) − S(none)). S(none) is what earlier hops left in the smoothed energies, which no cell of this hop can take away.
 * A share may leave [0, 1]: the score's parts are roots, and cells without residuals look quiet.
 *
 * <p>This is of first order. What the model expects of later steps is left as it was, although it was computed from the
 * replaced values, and so are the running statistics and the state after the hop.
 *
 * <p>Only for several channels: one channel alone is scored by its past, with one cell a step. One instance serves one
 * thread.
 */
public final class Faithfulness {
    private static final int SALIENT_ONE_IN = 10;

    private final Scoring scoring;
    private final ResidualScorer scorer;

    /** @throws IllegalArgumentException when the scoring is of one channel */
    public Faithfulness(Scoring scoring) {
        if (scoring.kind() == ScorerKind.SINGLE_CHANNEL) {
            throw new IllegalArgumentException("expected a scoring of at least 2 channels, found 1");
        }
        this.scoring = scoring;
        this.scorer = new ResidualScorer(scoring);
    }

    /**
     * A hop that was scored: h steps, C channels, E horizons.
     *
     * @param values [h × C] normalised
     * @param observed [h × C]
     * @param expectation [h × E × C] normalised
     * @param saliency [h × C]
     * @param scored [h] which steps were; the others are passed over
     */
    public record Hop(float[] values, byte[] observed, float[] expectation, float[] saliency, boolean[] scored) {}

    /**
     * Measures a hop.
     *
     * @param before the entity's state before the hop; not changed
     * @param seed of the random cells
     * @return nothing when the hop's cells add nothing to the score
     */
    public Optional<FaithfulnessScores> measure(ScoringState before, Hop hop, long seed) {
        int[] cells = IntStream.range(0, hop.values().length)
                .filter(cell -> hop.scored()[cell / scoring.channels()] && hop.observed()[cell] != 0)
                .toArray();
        double all = sum(before, hop, cell -> true);
        double none = sum(before, hop, cell -> false);
        if (!(all > none)) {
            return Optional.empty();
        }
        int count = Math.max(1, cells.length / SALIENT_ONE_IN);
        boolean[] salient = mark(salient(cells, hop.saliency(), count), hop);
        boolean[] random = mark(random(cells, count, seed), hop);
        double whole = all - none;
        return Optional.of(new FaithfulnessScores(
                (all - sum(before, hop, cell -> !salient[cell])) / whole,
                (all - sum(before, hop, cell -> !random[cell])) / whole,
                (sum(before, hop, cell -> salient[cell]) - none) / whole,
                (sum(before, hop, cell -> random[cell]) - none) / whole));
    }

    private static int[] salient(int[] cells, float[] saliency, int count) {
        return Arrays.stream(cells)
                .boxed()
                .sorted(Comparator.comparingDouble(cell -> -saliency[cell]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] random(int[] cells, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] shuffled = cells.clone();
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i, shuffled.length);
            int drawn = shuffled[other];
            shuffled[other] = shuffled[i];
            shuffled[i] = drawn;
        }
        return Arrays.copyOf(shuffled, count);
    }

    private static boolean[] mark(int[] cells, Hop hop) {
        boolean[] marked = new boolean[hop.values().length];
        Arrays.stream(cells).forEach(cell -> marked[cell] = true);
        return marked;
    }

    /** Sum of the scores of the hop's steps with some cells kept and all others replaced. */
    private double sum(ScoringState before, Hop hop, IntPredicate kept) {
        int channels = scoring.channels();
        int horizons = scoring.horizons();
        float[] expectation = hop.expectation().clone();
        for (int cell = 0; cell < hop.values().length; cell++) {
            int first = cell / channels * horizons * channels + cell % channels;
            for (int e = 0; e < horizons && !kept.test(cell); e++) {
                expectation[first + e * channels] = hop.values()[cell];
            }
        }
        ScoringState state = before.copy();
        float[] saliency = new float[hop.values().length];
        double sum = 0;
        for (int i = 0; i < hop.scored().length; i++) {
            if (hop.scored()[i]) {
                sum += scorer.score(state, 0, hop.values(), hop.observed(), expectation, i * channels, true, saliency);
            }
        }
        return sum;
    }
}
