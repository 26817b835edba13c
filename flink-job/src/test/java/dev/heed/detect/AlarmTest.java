package dev.heed.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.ingest.Origin;
import dev.heed.model.scoring.Drift;
import dev.heed.model.scoring.PeakTail;
import dev.heed.model.scoring.ScoreHistogram;
import dev.heed.model.scoring.Scoring;
import dev.heed.model.series.Period;
import dev.heed.window.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two channels, one step an hour: a day is 24 steps. A score opens an alert from 1.5 on. */
class AlarmTest {
    private static final PeakTail TAIL = new PeakTail(1, .5, 0, .01, 1, halves());
    /** Each channel is the other one. */
    private static final Drift DRIFT = new Drift(
            List.of(List.of(0., 1.), List.of(1., 0.), List.of(0., 0.)), List.of(1., 1.), List.of(1., 1.), 1, TAIL);

    private final Random random = new Random(3);
    private Alarm alarm = alarm(List.of());
    private EntityDetection entity = entity(true);
    private Alarm.Shown shown = new Alarm.Shown(0, 0, 0, 0, false, new double[2]);

    /** A histogram of values around a half. */
    private static List<Double> halves() {
        Double[] shares = new Double[ScoreHistogram.BUCKETS];
        Arrays.setAll(shares, bucket -> bucket == 16 ? 1. : 0.);
        return List.of(shares);
    }

    private static Alarm alarm(List<Drift> drift) {
        Scoring like = Detectors.settings().scoring();
        Scoring scoring = new Scoring(
                1,
                like.residualScale(),
                like.precision(),
                1,
                1,
                like.quietMean(),
                like.quietDeviation(),
                1,
                like.usual(),
                new Scoring.Alarm(10_000, TAIL, drift));
        return new Alarm(scoring, Detectors.RULE, Period.parse("1h"));
    }

    private EntityDetection entity(boolean isTrained) {
        EntityDetection made = new Detector(Detectors.settings()).newEntity(0);
        made.usual = alarm.newUsual(isTrained);
        return made;
    }

    private void step(double score, float... values) {
        Window hop = new Window(
                "pump", 0, 1, 9, values, new byte[] {1, 1}, new float[2], new float[] {1, 1}, Origin.UNKNOWN);
        entity.habits.see(hop, 0, entity.isQuiet(), .001, 20);
        shown = alarm.next(entity, hop, 0, score, entity.isQuiet());
    }

    private void noise(int steps) {
        for (int t = 0; t < steps; t++) {
            float value = (float) random.nextGaussian();
            step(0, value, value);
        }
    }

    @Test
    void opensByTheScore() {
        step(1.2, 0, 0);
        assertThat(shown.level()).isEqualTo(1.5, within(1e-9));
        assertThat(shown.strength()).isEqualTo(1.2);
        assertThat(shown.isUnusual()).isTrue();
        step(.9, 0, 0);
        assertThat(shown.isUnusual()).isFalse();
    }

    @Test
    void opensByAFrozenChannelAndBlamesIt() {
        noise(400);
        assertThat(shown.strength()).isZero();
        for (int t = 0; t < 29; t++) {
            step(0, .5f, (float) random.nextGaussian());
        }
        assertThat(shown.isUnusual()).isFalse();
        step(0, .5f, (float) random.nextGaussian());
        step(0, .5f, (float) random.nextGaussian());
        assertThat(shown.isUnusual()).isTrue();
        assertThat(shown.strength()).isGreaterThan(shown.level());
        assertThat(shown.blame()[0]).isGreaterThan(9);
        assertThat(shown.blame()[1]).isZero();
    }

    @Test
    void blamesAFrozenChannelThatOpensNoAlertYet() {
        noise(400);
        for (int t = 0; t < 15; t++) {
            step(0, .5f, (float) random.nextGaussian());
        }
        assertThat(shown.isUnusual()).isFalse();
        assertThat(shown.strength()).isZero();
        assertThat(shown.blame()[0]).isGreaterThan(50);
        assertThat(shown.blame()[1]).isZero();
    }

    @Test
    void knowsAChannelThatOftenStaysForNotFrozen() {
        for (int t = 0; t < 400; t++) {
            step(0, t / 10, (float) random.nextGaussian());
        }
        for (int t = 0; t < 60; t++) {
            step(0, 7, (float) random.nextGaussian());
        }
        assertThat(shown.isUnusual()).isFalse();
    }

    @Test
    void opensByADriftOfWhatHasBeenWatchedLongEnough() {
        alarm = alarm(List.of(DRIFT));
        entity = entity(true);
        noise(40);
        step(0, 3, 0);
        assertThat(shown.strength()).as("before 48 steps were watched").isZero();
        noise(10);
        step(0, 6, 0);
        assertThat(shown.strength()).isGreaterThan(shown.level());
        assertThat(shown.blame()[0]).isGreaterThan(9);
    }

    @Test
    void watchesForDriftsAnewOnceAnAlertHasEnded() {
        alarm = alarm(List.of(DRIFT));
        entity = entity(true);
        noise(60);
        alarm.ends(entity.usual());
        step(0, 6, 0);
        assertThat(shown.drift()).isZero();
        noise(60);
        step(0, 6, 0);
        assertThat(shown.drift()).isGreaterThan(1);
    }

    @Test
    void warmsUpWhereTrainingHasNotSeenTheEntity() {
        assertThat(alarm.isWarmingUp(entity.usual())).isFalse();
        entity = entity(false);
        noise(19);
        assertThat(alarm.warmUp(entity.usual())).isEqualTo(new WarmUp(19, 20));
        assertThat(alarm.isWarmingUp(entity.usual())).isTrue();
        noise(10);
        assertThat(alarm.warmUp(entity.usual())).isEqualTo(new WarmUp(20, 20));
        assertThat(alarm.isWarmingUp(entity.usual())).isFalse();
    }

    @Test
    void needsNoWholeWarmUpWhereAnEntityIsLikeThoseOfTraining() {
        AlertRule slow = new AlertRule(.01 / Math.E, 2, 3, 100, 500, 1_000);
        alarm = new Alarm(Detectors.settings().scoring(), slow, Period.parse("1h"));
        entity = entity(false);
        noise(99);
        assertThat(alarm.isWarmingUp(entity.usual())).isTrue();
        noise(1);
        assertThat(alarm.isWarmingUp(entity.usual())).isFalse();
    }

    @Test
    void needsItWhereAnEntityIsLouder() {
        AlertRule slow = new AlertRule(.01 / Math.E, 2, 3, 100, 500, 1_000);
        alarm = new Alarm(Detectors.settings().scoring(), slow, Period.parse("1h"));
        entity = entity(false);
        for (int t = 0; t < 999; t++) {
            step(t % 50 == 0 ? 1.6 : 0, t % 7, t % 7);
        }
        assertThat(alarm.isWarmingUp(entity.usual())).isTrue();
    }

    @Test
    void warmsUpAgainWhenANewLevelIsAccepted() {
        alarm.accepts(entity.usual());
        assertThat(alarm.isWarmingUp(entity.usual())).isTrue();
        for (int t = 0; t < 120; t++) {
            step(4, 0, 0);
        }
        step(5, 0, 0);
        assertThat(shown.strength()).isLessThan(shown.level());
    }

    @Test
    void learnsNothingWithinAnEvent() {
        entity.event = new OpenEvent(0, 2);
        entity.event.alerted = true;
        for (int t = 0; t < 1000; t++) {
            step(4, 0, 0);
        }
        assertThat(shown.level()).isEqualTo(1.5, within(1e-9));
        assertThat(entity.usual().learned).isEqualTo(20);
    }
}
