package dev.heed.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.model.series.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three channels that follow one load, each with noise of .1. */
class DriftScorerTest {
    private static final int CHANNELS = 3;
    private static final int STEPS = 20_000;
    private static final byte[] SEEN = {1, 1, 1};
    private static final Drift DRIFT = new DriftCalibrator(
                    CHANNELS,
                    Period.parse("1m"),
                    1e-4,
                    List.of(new CalibrationRun(0, machine(1), seen(), new float[0])))
            .fit()
            .get(0);

    private final DriftScorer scorer = new DriftScorer(DRIFT, 1e-4);
    private final DriftState state = scorer.newState();

    private static byte[] seen() {
        byte[] seen = new byte[STEPS * CHANNELS];
        Arrays.fill(seen, (byte) 1);
        return seen;
    }

    private static float[] machine(long seed) {
        Random random = new Random(seed);
        float[] z = new float[STEPS * CHANNELS];
        for (int t = 0; t < STEPS; t++) {
            double load = Math.sin(2 * Math.PI * t / 1440.) + .5 * Math.sin(2 * Math.PI * t / 60.);
            for (int c = 0; c < CHANNELS; c++) {
                z[t * CHANNELS + c] = (float) ((c == 1 ? -1 : 1) * load + .1 * random.nextGaussian());
            }
        }
        return z;
    }

    private double next(float... z) {
        return scorer.next(state, z, SEEN, 0, true);
    }

    private static float[] step(float[] z, int t) {
        return Arrays.copyOfRange(z, t * CHANNELS, (t + 1) * CHANNELS);
    }

    @Test
    void smoothsOverHalfAnHour() {
        assertThat(DRIFT.smoothingSteps()).isEqualTo(30);
    }

    /** A fifth of a channel's deviation an hour, where its noise and its swings are as large as ever. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void findsASlowDriftOfOneChannelWithinHours(int channel) {
        float[] z = machine(7);
        double level = DRIFT.tail().exceeded(1 / 10_080.);
        int begun = 10_000;
        for (int t = 0; t < STEPS; t++) {
            float[] step = step(z, t);
            step[channel] += (float) (.2 * .8 * Math.max(0, t - begun) / 60.);
            double evidence = next(step);
            assertThat(t >= begun || evidence < level)
                    .as("none before, at %s", t)
                    .isTrue();
            if (evidence >= level) {
                assertThat(t - begun).isLessThan(8 * 60);
                assertThat(scorer.of(channel)).isEqualTo(evidence);
                return;
            }
        }
        throw new AssertionError("the drift was not found");
    }

    @Test
    void learnsWhatIsUsualOfAMachineThatDiffers() {
        float[] z = machine(9);
        double last = 0;
        for (int t = 0; t < STEPS; t++) {
            float[] step = step(z, t);
            step[0] += 2;
            last = next(step);
        }
        assertThat(last).isLessThan(DRIFT.tail().exceeded(1 / 10_080.));
    }

    @Test
    void learnsNothingWithinAnEvent() {
        scorer.next(state, new float[] {3, 0, 0}, SEEN, 0, false);
        assertThat(state.usual()).containsOnly(0);
        assertThat(state.steps()).isZero();
        assertThat(state.level()[0]).isPositive();
    }

    @Test
    void passesOverWhatWasNotObserved() {
        next(0, 0, 0);
        float before = state.level()[1];
        scorer.next(state, new float[] {0, 9, 0}, new byte[] {1, 0, 1}, 0, true);
        assertThat(state.level()[1]).isEqualTo(before);
    }

    @Test
    void isNotLookedForInFewRows() {
        float[] few = Arrays.copyOf(machine(1), 1000 * CHANNELS);
        CalibrationRun run = new CalibrationRun(0, few, seen(), new float[0]);
        assertThat(new DriftCalibrator(CHANNELS, Period.parse("1m"), 1e-4, List.of(run)).fit())
                .isEmpty();
    }

    @Test
    void isWhatItsFormulaSays() {
        PeakTail tail = DRIFT.tail();
        Drift two = new Drift(
                List.of(List.of(0., 0.), List.of(.5, 0.), List.of(1., 0.)),
                List.of(2., 1.),
                List.of(.25, 1.),
                10,
                tail);
        DriftScorer own = new DriftScorer(two, .5);
        double evidence = own.next(own.newState(), new float[] {7, 4}, new byte[] {1, 1}, 0, false);
        // (7 − (.5 · 4 + 1)) / 2 = 2 and 4 of the other; a tenth of each, in spreads
        assertThat(evidence).isEqualTo(.1 * 2 / .25, within(1e-6));
        assertThat(own.of(1)).isEqualTo(.4, within(1e-6));
    }
}
