package dev.heed.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.heed.model.scoring.Faithfulness.Hop;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against shares computed by hand from the formulas of {@link ResidualScorer}. */
class FaithfulnessTest {
    private static final double CLOSE = 1e-6;

    /** Scales 1, P = I, units 1, nothing is quiet. */
    private static Scoring scoring(int channels, int horizons) {
        return new Scoring(
                horizons,
                Collections.nCopies(horizons, Collections.nCopies(channels, 1.)),
                IntStream.range(0, channels)
                        .mapToObj(c -> IntStream.range(0, channels)
                                .mapToObj(k -> c == k ? 1. : 0.)
                                .toList())
                        .toList(),
                1,
                1,
                Collections.nCopies(channels, -100.),
                Collections.nCopies(channels, 1.),
                1,
                new Scoring.Usual(Collections.nCopies(channels, 1.), 100),
                new Scoring.Alarm(
                        100,
                        new PeakTail(1, 1, 0, .01, 1, Collections.nCopies(ScoreHistogram.BUCKETS, 0.)),
                        List.of()));
    }

    private static byte[] seen(int cells) {
        byte[] seen = new byte[cells];
        Arrays.fill(seen, (byte) 1);
        return seen;
    }

    private static FaithfulnessScores measure(Scoring scoring, ScoringState before, Hop hop) {
        return new Faithfulness(scoring).measure(before, hop, 1).orElseThrow();
    }

    @Test
    void deletesAndKeepsTheMostSalientCell() {
        Scoring scoring = scoring(2, 1);
        Hop hop = new Hop(new float[] {3, 4}, seen(2), new float[2], new float[] {9, 16}, new boolean[] {true});
        FaithfulnessScores shares = measure(scoring, new ResidualScorer(scoring).newState(), hop);
        // near is .2 √(25 / 2) with both, .2 √(9 / 2) with the first alone, .2 √(16 / 2) with the second alone
        assertThat(shares.deletion()).isEqualTo(1 - 3 / 5., within(CLOSE));
        assertThat(shares.sufficiency()).isEqualTo(4 / 5., within(CLOSE));
    }

    @Test
    void replacesTheResidualsOfAllHorizons() {
        Scoring scoring = scoring(2, 2);
        float[] expectation = {0, 0, -1, -1};
        Hop hop = new Hop(new float[] {3, 0}, seen(2), expectation, new float[] {25, 1}, new boolean[] {true});
        FaithfulnessScores shares = measure(scoring, new ResidualScorer(scoring).newState(), hop);
        // near residuals 3 and 0, far 4 and 1
        double all = Math.sqrt(9 / 2.) + .5 * Math.sqrt(17);
        assertThat(shares.deletion()).isEqualTo((all - .5) / all, within(CLOSE));
        assertThat(shares.sufficiency()).isEqualTo((Math.sqrt(9 / 2.) + .5 * 4) / all, within(CLOSE));
    }

    @Test
    void countsOnlyWhatTheHopItselfGaveToTheScore() {
        Scoring scoring = scoring(2, 1);
        ResidualState before = new ResidualScorer(scoring).newState();
        before.near = 7;
        Hop hop = new Hop(new float[] {3, 4}, seen(2), new float[2], new float[] {9, 16}, new boolean[] {true});
        assertThat(measure(scoring, before, hop).deletion()).isEqualTo(1 - 3 / 5., within(CLOSE));
        assertThat(before.near).isEqualTo(7);
    }

    @Test
    void passesOverStepsWithoutAScoreAndCellsThatWereNotRead() {
        Scoring scoring = scoring(2, 1);
        float[] values = {90, 90, 3, 80};
        Hop hop = new Hop(
                values, new byte[] {1, 1, 1, 0}, new float[4], new float[] {99, 99, 9, 0}, new boolean[] {false, true});
        FaithfulnessScores shares = measure(scoring, new ResidualScorer(scoring).newState(), hop);
        assertThat(shares).isEqualTo(new FaithfulnessScores(1, 1, 1, 1));
    }

    @Test
    void saysNothingOfAHopThatAddsNothing() {
        Scoring scoring = scoring(2, 1);
        Hop hop = new Hop(new float[2], seen(2), new float[2], new float[2], new boolean[] {true});
        assertThat(new Faithfulness(scoring).measure(new ResidualScorer(scoring).newState(), hop, 1))
                .isEmpty();
    }

    @Test
    void findsThatTheSalientCellsOfAFaultMatterMoreThanRandomOnes() {
        int channels = 10;
        int steps = 8;
        Scoring scoring = scoring(channels, 2);
        ResidualScorer scorer = new ResidualScorer(scoring);
        Random noise = new Random(5);
        float[] values = new float[steps * channels];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = (float) (noise.nextGaussian() + (cell % channels == 3 ? 8 : 0));
        }
        float[] saliency = new float[values.length];
        float[] expectation = new float[steps * 2 * channels];
        ResidualState state = scorer.newState();
        for (int at = 0; at < values.length; at += channels) {
            scorer.score(state, 0, values, seen(values.length), expectation, at, true, saliency);
        }
        boolean[] scored = new boolean[steps];
        Arrays.fill(scored, true);
        FaithfulnessScores shares = measure(
                scoring, scorer.newState(), new Hop(values, seen(values.length), expectation, saliency, scored));
        assertThat(shares.deletion()).isGreaterThan(.6).isGreaterThan(4 * shares.deletionRandom());
        assertThat(shares.sufficiency()).isGreaterThan(.8).isGreaterThan(2 * shares.sufficiencyRandom());
    }

    @Test
    void drawsTheSameRandomCellsFromTheSameSeed() {
        Scoring scoring = scoring(4, 1);
        Hop hop = new Hop(
                new float[] {1, 2, 3, 4}, seen(4), new float[4], new float[] {1, 4, 9, 16}, new boolean[] {true});
        Faithfulness faithfulness = new Faithfulness(scoring);
        ResidualState state = new ResidualScorer(scoring).newState();
        List<Double> drawn = IntStream.range(0, 20)
                .mapToObj(seed ->
                        faithfulness.measure(state, hop, seed).orElseThrow().deletionRandom())
                .toList();
        assertThat(drawn.stream().distinct().count()).isEqualTo(4);
        assertThat(faithfulness.measure(state, hop, 7).orElseThrow().deletionRandom())
                .isEqualTo(drawn.get(7));
    }

    @Test
    void isNotForOneChannel() {
        assertThatThrownBy(() -> new Faithfulness(scoring(1, 1))).hasMessageContaining("at least 2 channels");
    }
}
