package dev.heed.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against values computed by hand from the formulas of {@link ResidualScorer}. */
class ResidualScorerTest {
    private static final Scoring.Alarm OPEN = new Scoring.Alarm(
            100, new PeakTail(1, 1, 0, .01, 1, Collections.nCopies(ScoreHistogram.BUCKETS, 0.)), List.of());
    private static final byte[] SEEN = {1, 1};

    /** Two channels, scales 1 and 2, P = I, quiet mean far below so that nothing is quiet. */
    private static Scoring scoring(double quietMean) {
        return new Scoring(
                2,
                List.of(List.of(1., 2.), List.of(1., 2.)),
                List.of(List.of(1., 0.), List.of(0., 1.)),
                2,
                4,
                List.of(quietMean, quietMean),
                List.of(1., 1.),
                1,
                new Scoring.Usual(List.of(2., 2.), 100),
                OPEN);
    }

    private final float[] saliency = new float[2];

    @Test
    void putsSmoothedRootsOfEnergyTogether() {
        ResidualScorer scorer = new ResidualScorer(scoring(-100));
        // near residuals 3 and 4/2 = 2, far residuals 1 and 2/2 = 1
        double score = scorer.score(
                scorer.newState(), 0, new float[] {3, 4}, SEEN, new float[] {0, 0, 2, 2}, 0, true, saliency);
        double near = .2 * Math.sqrt((9 + 4) / 2.);
        double far = .2 * Math.sqrt(1 + 1);
        assertThat(score).isEqualTo(near / 2 + .5 * far / 4, within(1e-6));
        assertThat(saliency).containsExactly(9 + 1, 4 + 1);
    }

    @Test
    void smoothsOverSteps() {
        ResidualScorer scorer = new ResidualScorer(scoring(-100));
        ResidualState state = scorer.newState();
        float[] expectation = new float[4];
        scorer.score(state, 0, new float[] {1, 0}, SEEN, expectation, 0, true, saliency);
        scorer.score(state, 0, new float[] {0, 0}, SEEN, expectation, 0, true, saliency);
        assertThat(state.near).isEqualTo(.8 * .2 * Math.sqrt(.5), within(1e-9));
    }

    @Test
    void blamesNothingThatWasNotObserved() {
        ResidualScorer scorer = new ResidualScorer(scoring(-100));
        scorer.score(scorer.newState(), 0, new float[] {3, 9}, new byte[] {1, 0}, new float[4], 0, true, saliency);
        assertThat(saliency).containsExactly(18, 0);
    }

    @Test
    void blamesAChannelForLessOnceItsResidualsAreUsual() {
        ResidualScorer scorer = new ResidualScorer(scoring(-100));
        ResidualState state = scorer.newState();
        scorer.score(state, 0, new float[] {6, 0}, SEEN, new float[4], 0, true, saliency);
        assertThat(saliency[0]).isEqualTo(36 + 36);
        scorer.score(state, 0, new float[] {6, 0}, SEEN, new float[4], 0, true, saliency);
        double usual = 2 + (1 - Math.pow(2, -1 / 100.)) * (72 - 2);
        assertThat(saliency[0]).isEqualTo((float) (72 * 3 / (1 + usual)), within(1e-3f));
    }

    @Test
    void learnsNothingAsUsualWithinAnEvent() {
        ResidualScorer scorer = new ResidualScorer(scoring(-100));
        ResidualState state = scorer.newState();
        scorer.score(state, 0, new float[] {6, 0}, SEEN, new float[4], 0, false, saliency);
        assertThat(state.usual).containsExactly(2, 2);
    }

    @Test
    void countsNoCellForMoreThanFourHundredInWhatIsUsual() {
        ResidualScorer scorer = new ResidualScorer(scoring(-100));
        ResidualState state = scorer.newState();
        scorer.score(state, 0, new float[] {19, 0}, SEEN, new float[4], 0, true, saliency);
        assertThat(state.usual[0]).isEqualTo((float) (2 + (1 - Math.pow(2, -1 / 100.)) * (400 - 2)), within(1e-3f));
    }

    @Test
    void noticesASensorThatDied() {
        ResidualScorer scorer = new ResidualScorer(scoring(0));
        ResidualState state = scorer.newState();
        double first = 0;
        double last = 0;
        for (int t = 0; t < 100; t++) {
            last = scorer.score(state, 0, new float[2], SEEN, new float[4], 0, true, saliency);
            first = t == 0 ? last : first;
        }
        assertThat(first).isZero();
        assertThat(last).isGreaterThan(5);
    }

    @Test
    void findsNothingTooQuietThatIsUsuallyAsQuiet() {
        ResidualScorer scorer = new ResidualScorer(scoring(0));
        ResidualState state = scorer.newState();
        double highest = 0;
        double last = 0;
        for (int t = 0; t < 2000; t++) {
            float value = t % 2 == 0 ? .1f : -.1f;
            last = scorer.score(state, 0, new float[] {value, value}, SEEN, new float[4], 0, true, saliency);
            highest = Math.max(highest, last);
        }
        assertThat(highest).as("before it is usual").isGreaterThan(5);
        assertThat(last).isLessThan(.1);
    }

    @Test
    void learnsNoSilenceWithinAnEvent() {
        ResidualScorer scorer = new ResidualScorer(scoring(0));
        ResidualState state = scorer.newState();
        double last = 0;
        for (int t = 0; t < 2000; t++) {
            last = scorer.score(state, 0, new float[2], SEEN, new float[4], 0, false, saliency);
        }
        assertThat(last).isGreaterThan(5);
    }
}
