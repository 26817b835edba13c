package dev.heed.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.attend.Attended;
import dev.heed.attend.ModelOutput;
import dev.heed.model.scoring.Scoring;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedTest {
    private static final Alarm.Shown NOTHING = new Alarm.Shown(0, 1, 0, 0, false, new double[2]);

    /** Of two steps: those of two horizons and two channels are 0 … 7. */
    private static ScoredStep second() {
        Attended hop = Detectors.hop(0, 5, 0, true);
        float[] none = new float[0];
        ModelOutput output = new ModelOutput(none, none, none, none, new float[] {0, 1, 2, 3, 4, 5, 6, 7}, none, none);
        return new ScoredStep(
                new Attended(hop.steps(), hop.model(), output), Scores.none(2, 2), 1, 1_000_000, NOTHING, true);
    }

    private static Scoring scoring(int channels, Double... spreads) {
        Scoring like = Detectors.settings().scoring();
        List<List<Double>> spread = List.of(spreads).stream()
                .map(one -> Collections.nCopies(channels, one))
                .toList();
        return new Scoring(
                spreads.length,
                spread,
                like.precision(),
                1,
                1,
                Collections.nCopies(channels, 0.),
                Collections.nCopies(channels, 1.),
                1,
                like.usual(),
                like.alarm());
    }

    @Test
    void isOfTheFirstAndOfTheLastHorizon() {
        Expected expected = new Expected(scoring(2, .5, .75));
        assertThat(expected.near(second(), 1)).isEqualTo(5);
        assertThat(expected.far(second(), 1)).isEqualTo(7);
        assertThat(expected.nearSpread(1)).isEqualTo(.5);
        assertThat(expected.farSpread(1)).isEqualTo(.75);
    }

    @Test
    void isTheRunningMeanWhereThereIsNoFarHorizon() {
        Expected expected = new Expected(scoring(2, .5));
        assertThat(expected.near(second(), 1)).isEqualTo(3);
        assertThat(expected.far(second(), 1)).isZero();
        assertThat(expected.farSpread(1)).isEqualTo(1);
    }

    @Test
    void isTheRunningMeanOfOneChannelAlone() {
        Expected expected = new Expected(scoring(1, .5, .75));
        assertThat(expected.near(second(), 0)).isZero();
        assertThat(expected.far(second(), 0)).isZero();
        assertThat(expected.nearSpread(0)).isEqualTo(1);
        assertThat(expected.farSpread(0)).isEqualTo(1);
    }
}
