package dev.heed.model.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ForecastTrackerTest {
    private static final List<Double> LEVELS = List.of(.1, .5, .9);
    private static final Offset<Float> EXACT = Offset.offset(1e-6f);

    private final Coverage coverage = new Coverage(3);

    @Test
    void keepsTheShareOfTheCorrectionThatOutcomesAskFor() {
        ForecastTracker tracker = tracker(0, 10, 1);
        ForecastState state = new ForecastState();
        tracker.issue(state, issue(0, 0, 2), new float[3]);
        tracker.observe(state, 1, new float[] {1}, coverage);

        float point = tracker.issue(state, issue(1, 5, 2), new float[3])[1];

        assertThat(point).isCloseTo((float) (5 + 2 * .5 / (1 + 10)), EXACT); // Σ e·R / Σ R² = 2/4, n = 1, d = 10
    }

    @Test
    void turnsAHarmfulCorrectionOff() {
        ForecastTracker tracker = tracker(.6, 1, 1);
        ForecastState state = new ForecastState();
        for (int step = 0; step < 10; step++) {
            tracker.observe(state, step, new float[] {-1}, coverage);
            tracker.issue(state, issue(step, 0, 1), new float[3]);
        }

        assertThat(tracker.issue(state, issue(10, 5, 1), new float[3])[1]).isEqualTo(5);
    }

    @Test
    void widensTheSideThatATargetEscapedFrom() {
        assertThat(levelsAfter(2)).containsExactly(new float[] {-1 + .0008f, 0, 1 + .0072f}, EXACT);
        assertThat(levelsAfter(-2)).containsExactly(new float[] {-1 - .0072f, 0, 1 - .0008f}, EXACT);
        assertThat(levelsAfter(.5f)).containsExactly(new float[] {-1 + .0008f, 0, 1 - .0008f}, EXACT);
    }

    @Test
    void learnsNothingFromAMissingValue() {
        assertThat(levelsAfter(Float.NaN)).containsExactly(-1, 0, 1);
        assertThat(coverage.targets()).isZero();
    }

    @Test
    void comparesInTheScaleInWhichAForecastWasIssued() {
        ForecastTracker tracker = tracker(0, 1, 1);
        ForecastState state = new ForecastState();
        Issue issue = new Issue(0, new float[] {10}, new float[] {4}, new float[] {0}, new float[] {1});
        tracker.issue(state, issue, new float[3]);
        tracker.observe(state, 1, new float[] {12}, coverage);

        assertThat(sums(state).product()[0]).isEqualTo(.5f);
    }

    @Test
    void neverLetsLevelsCross() {
        ForecastTracker tracker = tracker(0, 1, 1);
        ForecastState state = new ForecastState();
        for (int step = 0; step < 2000; step++) {
            tracker.observe(state, step, new float[] {step % 2000 < 1000 ? 3 : -3}, coverage);
            float[] levels = tracker.issue(state, issue(step, 0, 0), new float[] {-1, 0, 1});
            assertThat(levels).isSorted();
        }
    }

    @Test
    void findsTheLevelsOfANoiseThatItWasNotBegunWith() {
        ForecastTracker tracker = tracker(0, 1, 1);
        ForecastState state = new ForecastState();
        SplittableRandom random = new SplittableRandom(3);
        Coverage late = new Coverage(3);
        for (int step = 0; step < 12_000; step++) {
            Coverage counting = step < 6000 ? coverage : late;
            tracker.observe(state, step, new float[] {(float) random.nextGaussian()}, counting);
            tracker.issue(state, issue(step, 0, 0), new float[] {-.1f, 0, .1f});
        }

        assertThat(late.inside()).isBetween(.78, .82);
        assertThat(late.below(0)).isBetween(.08, .12);
        assertThat(late.below(2)).isBetween(.88, .92);
    }

    @Test
    void dependsLittleOnHowManyIssuesAreFollowed() {
        assertThat(upperLevel(1)).isCloseTo(1.28f, Offset.offset(.15f));
        assertThat(upperLevel(4)).isCloseTo(1.28f, Offset.offset(.15f));
    }

    @Test
    void followsAboutSixteenIssuesHoweverLongTheHorizon() {
        assertThat(Tracking.spacing(96, 1)).isEqualTo(6);
        assertThat(Tracking.spacing(96, 4)).isEqualTo(8);
        assertThat(Tracking.spacing(1, 64)).isEqualTo(64);
        ForecastTracker tracker = new ForecastTracker(new Tracking(1, 96, LEVELS, 0, 1e6, 10, 6));
        ForecastState state = new ForecastState();
        for (int step = 0; step < 500; step++) {
            tracker.observe(state, step, new float[] {0}, coverage);
            tracker.issue(
                    state,
                    new Issue(step, new float[1], new float[] {1}, new float[96], new float[96]),
                    new float[3 * 96]);
        }

        assertThat(state.waiting()).hasSize(16);
    }

    @Test
    void forgetsAnIssueWhoseTargetsWereMissed() {
        ForecastTracker tracker = tracker(0, 1, 1);
        ForecastState state = new ForecastState();
        tracker.issue(state, issue(0, 0, 1), new float[3]);
        tracker.observe(state, 50, new float[] {1}, coverage);

        assertThat(state.waiting()).isEmpty();
        assertThat(sums(state).count()[0]).isZero();
    }

    @Test
    void keepsNothingOfCorrectionsThatTheModelDoesNotMake() {
        ForecastTracker tracker = tracker(.5, 1, 1);
        ForecastState state = new ForecastState();
        Issue issue = new Issue(0, new float[1], new float[] {1}, new float[] {3}, new float[0]);

        assertThat(tracker.issue(state, issue, new float[] {2, 3, 5})).containsExactly(2, 3, 5);
        tracker.observe(state, 1, new float[] {9}, coverage);

        assertThat(state.correctionSums()).isNull();
        assertThat(coverage.targets()).isOne();
    }

    @Test
    void drawsAForecastToTheRunningMeanAsFarAsOutcomesAskForIt() {
        ForecastTracker tracker = reverting(1);
        ForecastState state = new ForecastState();
        tracker.issue(state, issue(0, 2, 0), new float[3]);
        tracker.observe(state, 1, new float[] {1}, coverage);

        float point = tracker.issue(state, issue(1, 4, 0), new float[3])[1];

        assertThat(point).isCloseTo((float) (4 - 4 * .5 / (1 + 10)), EXACT); // Σ e·D / Σ D² = 2/4, n = 1, d = 10
    }

    @Test
    void drawsAllStepsAheadOfAChannelByTheSame() {
        ForecastTracker tracker = reverting(2);
        ForecastState state = new ForecastState();
        Issue issue = new Issue(0, new float[1], new float[] {1}, new float[] {1, 3}, new float[0]); // level 2
        tracker.issue(state, issue, new float[6]);
        tracker.observe(state, 1, new float[] {0}, coverage);
        tracker.observe(state, 2, new float[] {2}, coverage);

        float[] levels = tracker.issue(
                state, new Issue(2, new float[1], new float[] {1}, new float[] {5, 7}, new float[0]), new float[6]);

        float way = (float) (6 * .5 / (1 + 10)); // both outcomes lie 1 below, of 2
        assertThat(levels[1]).isCloseTo(5 - way, EXACT);
        assertThat(levels[4]).isCloseTo(7 - way, EXACT);
    }

    @Test
    void drawsAForecastNoFurtherThanHalfTheWayAndNeverAway() {
        assertThat(drawn(0)).isEqualTo(2.5f);
        assertThat(drawn(9)).isEqualTo(5);
    }

    /** A forecast of 5 after many that came out otherwise. */
    private float drawn(float outcome) {
        ForecastTracker tracker = reverting(1);
        ForecastState state = new ForecastState();
        for (int step = 0; step < 1000; step++) {
            tracker.observe(state, step, new float[] {outcome}, coverage);
            tracker.issue(state, issue(step, 5, 0), new float[3]);
        }
        return tracker.issue(state, issue(1000, 5, 0), new float[3])[1];
    }

    @Test
    void keepsNothingOfLevelsThatAreNotDrawn() {
        ForecastTracker tracker = tracker(0, 10, 1);
        ForecastState state = new ForecastState();
        tracker.issue(state, issue(0, 2, 0), new float[3]);
        tracker.observe(state, 1, new float[] {1}, coverage);

        assertThat(state.levelSums()).isNull();
        assertThat(tracker.issue(state, issue(1, 4, 0), new float[3])[1]).isEqualTo(4);
    }

    private static ForecastTracker reverting(int horizon) {
        return new ForecastTracker(new Tracking(1, horizon, LEVELS, 0, 1e12, 10, 1, true));
    }

    private float[] levelsAfter(float value) {
        ForecastTracker tracker = tracker(0, 1, 1);
        ForecastState state = new ForecastState();
        tracker.issue(state, issue(0, 0, 0), new float[] {-1, 0, 1});
        tracker.observe(state, 1, new float[] {value}, coverage);
        return tracker.issue(state, issue(1, 0, 0), new float[3]);
    }

    private float upperLevel(int spacing) {
        ForecastTracker tracker = tracker(0, 1, spacing);
        ForecastState state = new ForecastState();
        SplittableRandom random = new SplittableRandom(4);
        double sum = 0;
        for (int step = 0; step < 20_000; step++) {
            tracker.observe(state, step, new float[] {(float) random.nextGaussian()}, coverage);
            float upper = tracker.issue(state, issue(step, 0, 0), new float[] {-1, 0, 1})[2];
            sum += step < 10_000 ? 0 : upper / 10_000;
        }
        return (float) sum;
    }

    private static ForecastTracker tracker(double alpha, double prior, int spacing) {
        return new ForecastTracker(new Tracking(1, 1, LEVELS, alpha, 1e12, prior, spacing));
    }

    private static CorrectionSums sums(ForecastState state) {
        return Objects.requireNonNull(state.correctionSums());
    }

    private static Issue issue(long step, float backbone, float correction) {
        return new Issue(step, new float[1], new float[] {1}, new float[] {backbone}, new float[] {correction});
    }
}
