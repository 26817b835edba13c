package dev.heed.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormaliserTest {
    private static final float MISSING = Float.NaN;
    /** Half-life 1 step: a = ½; scale² = 3.75 + .5² = 4. */
    private static final Normalisation CONFIG = new Normalisation(1, 5, 20, List.of(10.), List.of(3.75), List.of(.5));

    private final Normaliser normaliser = new Normaliser(CONFIG, 2, 3);
    private final ChannelState state = normaliser.knownState();
    private final float[] mean = new float[1];
    private final float[] scale = new float[1];

    private float[] run(float... raw) {
        float[] z = new float[raw.length];
        normaliser.normalise(state, raw, raw.length, z, new byte[raw.length], 0, mean, scale);
        return z;
    }

    @Test
    void normalisesAHopWithTheStatisticsBeforeIt() {
        assertThat(run(12, 8)).containsExactly(1, -1);
        assertThat(mean).containsExactly(10);
        assertThat(scale).containsExactly(2);
    }

    @Test
    void learnsAsTheFormulaSays() {
        run(12);
        assertThat(state.mean()[0]).isEqualTo(11, within(1e-12));
        assertThat(state.variance()[0]).isEqualTo(.5 * (3.75 + .5 * 4), within(1e-12));
    }

    @Test
    void learnsAtMostFiveScalesOfAnOutlier() {
        Normaliser strict = new Normaliser(new Normalisation(1, 1, 20, List.of(10.), List.of(3.75), List.of(.5)), 2, 3);
        strict.normalise(state, new float[] {18}, 1, new float[1], new byte[1], 0, mean, scale);
        assertThat(state.mean()[0]).as("at most one scale here").isEqualTo(10 + .5 * 2, within(1e-12));
    }

    @Test
    void learnsHalfOfWhatIsSixScalesOffAndNothingOfWhatIsEightOff() {
        run(22);
        assertThat(state.mean()[0]).isEqualTo(10 + .5 * .5 * 10, within(1e-12));
        double mean = state.mean()[0];
        double variance = state.variance()[0];
        run(1000);
        assertThat(state.mean()[0]).isEqualTo(mean);
        assertThat(state.variance()[0]).isEqualTo(variance);
    }

    @Test
    void takesTheMeanOfAnEntityThatWasNeverSeenFromItsOwnValues() {
        ChannelState own = normaliser.newState();
        normaliser.normalise(own, new float[] {1000, 1010}, 2, new float[2], new byte[2], 0, mean, scale);
        assertThat(own.mean()[0]).isEqualTo(1005, within(1e-9));
    }

    @Test
    void beginsAnewWhereALevelStays() {
        run(1000, 1000);
        assertThat(state.mean()[0]).isEqualTo(10);
        run(1000, 1000);
        assertThat(state.mean()[0]).isEqualTo(1000, within(1e-9));
    }

    @Test
    void cutsOffAtTwentyScales() {
        assertThat(run(1e6f, -1e6f)).containsExactly(20, -20);
    }

    @Test
    void carriesAValueForTheGapAndThenTakesTheMean() {
        byte[] observed = new byte[5];
        float[] z = new float[5];
        float[] raw = {12, MISSING, MISSING, MISSING, 12};
        normaliser.normalise(state, raw, 5, z, observed, 0, mean, scale);
        assertThat(z).containsExactly(1, 1, 1, 0, 1);
        assertThat(observed).containsExactly(1, 0, 0, 0, 1);
    }

    @Test
    void takesTheMeanForAChannelThatWasNeverSeen() {
        assertThat(run(MISSING, MISSING)).containsExactly(0, 0);
        assertThat(state.mean()[0]).isEqualTo(10);
    }

    @Test
    void forgetsValuesButNotStatisticsWhenItStartsOver() {
        run(12);
        double learned = state.mean()[0];
        state.startOver();
        assertThat(run(MISSING)).containsExactly(0);
        assertThat(state.mean()[0]).isEqualTo(learned);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.MAX_VALUE, -Float.MAX_VALUE, 1e38f, Float.MIN_VALUE, -0f})
    void staysFiniteWhateverTheValuesAndHoweverLongTheyLast(float extreme) {
        for (int step = 0; step < 400; step++) {
            for (float z : run(extreme, step % 3 == 0 ? -extreme : extreme)) {
                assertThat(z).isBetween(-20f, 20f);
            }
            assertThat(Float.isFinite(mean[0] + 1e4f * scale[0])).isTrue();
        }
    }

    @Test
    void takesAScaleThatIsBelowTheFloats() {
        Normaliser tiny = new Normaliser(new Normalisation(1, 5, 20, List.of(0.), List.of(0.), List.of(1e-60)), 2, 3);
        float[] z = new float[2];
        tiny.normalise(tiny.newState(), new float[] {0, 1}, 2, z, new byte[2], 0, mean, scale);
        assertThat(z).containsExactly(0, 20);
    }
}
