package dev.heed.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Made events of a channel about 10 ± .5 that is expected to be there, of a usual spread of .2. */
class ChannelEvidenceTest {
    private static final double SPREAD = .2;

    private final Habit habit = new Habit();
    private final Random random = new Random(1);
    private final ChannelEvidence evidence = new ChannelEvidence();

    private Deviation event(int steps, IntToDoubleFunction z) {
        for (int i = 0; i < 200; i++) {
            habit.see(10 + .5 * SPREAD * random.nextGaussian(), .5, true, .001);
        }
        for (int t = 0; t < steps; t++) {
            double now = z.applyAsDouble(t);
            ChannelEvidence.Seen seen = new ChannelEvidence.Seen(
                    now, now * now, new ChannelEvidence.Bound(.1, .05), new ChannelEvidence.Bound(0, SPREAD), 10, .5);
            habit.see(seen.raw(now), .5, false, .001);
            evidence.see(seen, habit, true, true);
        }
        return evidence.deviation(SPREAD, .5);
    }

    private double noise() {
        return SPREAD * random.nextGaussian();
    }

    @Test
    void callsWhatComesBackASpikeAtItsPeak() {
        Deviation spike = event(12, t -> t == 1 ? 4 : noise());
        assertThat(spike).isEqualTo(new Deviation(Deviation.Kind.SPIKE, 12, 10.05f, .025f));
    }

    @Test
    void callsWhatHasNotComeBackYetNoSpike() {
        assertThat(event(3, t -> t == 2 ? 4 : noise()).kind()).isEqualTo(Deviation.Kind.UNKNOWN);
    }

    @Test
    void callsWhatStaysALevelByItsMean() {
        Deviation level = event(20, t -> -4 + noise());
        assertThat(level.kind()).isEqualTo(Deviation.Kind.LEVEL);
        assertThat(level.value()).isCloseTo(8, within(.1f));
        assertThat(level.expected()).isEqualTo(10);
        assertThat(level.spread()).isEqualTo(.1f);
    }

    @Test
    void staysALevelWhenTheExpectationEchoesIt() {
        Deviation level = event(60, t -> t < 20 ? -4 + noise() : 3 + noise());
        assertThat(level.kind()).isEqualTo(Deviation.Kind.LEVEL);
        assertThat(level.value()).isCloseTo(8, within(.1f));
    }

    /** A machine swung up a little, all within the usual; then its valve closed. */
    @Test
    void tellsThePeakWhereWhatCameBeforeLeantTheOtherWay() {
        Deviation fall = event(21, t -> t < 20 ? 1.5 + noise() : -4);
        assertThat(fall.value()).isEqualTo(8);
        assertThat(fall.expected()).isEqualTo(10.05f);
    }

    /** The expectation had followed a valve that was closed; then it opened. */
    @Test
    void tellsTheFaultAndNotTheJumpBack() {
        Deviation fall = event(5, t -> t < 3 ? -4 : t < 4 ? -1 : 6);
        assertThat(fall.value()).isEqualTo(8);
        assertThat(fall.expected()).isEqualTo(10.05f);
    }

    @Test
    void staysALevelThatWasShortOnceAllIsWellAgain() {
        Deviation level = event(60, t -> t < 12 ? -1 + noise() : noise());
        assertThat(level.kind()).isEqualTo(Deviation.Kind.LEVEL);
        assertThat(level.value()).isCloseTo(9.5f, within(.05f));
    }

    @Test
    void callsWhatMovesAwayADriftByItsEnd() {
        Deviation drift = event(40, t -> .1 * t + noise());
        assertThat(drift.kind()).isEqualTo(Deviation.Kind.DRIFT);
        assertThat(drift.value()).isCloseTo(11.95f, within(.3f));
    }

    @Test
    void callsWhatLeapsToAndFroNoise() {
        Deviation noise = event(40, t -> 10 * noise());
        assertThat(noise.kind()).isEqualTo(Deviation.Kind.NOISE);
        assertThat(Math.abs(noise.value() - 10)).isGreaterThan(1);
    }

    @Test
    void callsWhatDoesNotChangeFrozenWhereItIsStuck() {
        assertThat(event(30, t -> 1)).isEqualTo(new Deviation(Deviation.Kind.FROZEN, 10.5f, 10, .1f));
    }

    @Test
    void hasNoNameForWhatHasBarelyBegun() {
        Deviation begun = event(2, t -> 4);
        assertThat(begun).isEqualTo(new Deviation(Deviation.Kind.UNKNOWN, 12, 10.05f, .025f));
    }

    @Test
    void takesTheExpectationThatWasMissedByMore() {
        assertThat(event(1, t -> .2).expected()).isEqualTo(10.05f);
        assertThat(event(1, t -> -.1 * 10).expected()).isEqualTo(10.05f);
        assertThat(new ChannelEvidence.Seen(
                                .11, 0, new ChannelEvidence.Bound(.1, .05), new ChannelEvidence.Bound(0, .1), 0, 1)
                        .missed()
                        .expected())
                .isZero();
    }
}
