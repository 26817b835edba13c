package dev.heed.detect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.attend.Attended;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertTrackerTest {
    private static final DetectorSettings SETTINGS = Detectors.settings();

    private final AlertTracker tracker = new AlertTracker(
            new AlertRule(1.5, 1, 3, 2, 4),
            new Expected(SETTINGS.scoring()),
            2,
            new MomentMemory(4, SETTINGS.receptiveField(), SETTINGS.period()),
            new Judge(1.5));
    private final EntityDetection entity = new Detector(SETTINGS).newEntity(0);
    private final List<Alert> alerts = new ArrayList<>();
    private boolean mayOpen = true;
    private long time;

    private void scores(double... scores) {
        for (double score : scores) {
            saliency(score, 1, 1);
        }
    }

    private void saliency(double score, float... saliency) {
        time += 1_000_000;
        Scores scores = new Scores(new float[] {(float) score}, new float[] {1}, saliency, new boolean[] {true});
        Attended hop = Detectors.hop(0, 5, 0, true);
        entity.habits.see(hop.steps(), 0, true, .01);
        alerts.addAll(tracker.step(entity, new ScoredStep(hop, scores, 0, time, 1, mayOpen)));
    }

    @Test
    void opensOneAlertForOneEvent() {
        scores(0, 2, 2, 2, 2, 2, 0, 0, 0);
        assertThat(alerts).extracting(Alert::state).containsExactly(Alert.State.OPEN, Alert.State.CLOSED);
        assertThat(alerts)
                .extracting(alert -> alert.event().id())
                .containsOnly(alerts.get(0).event().id());
        assertThat(alerts.get(0).event().startedMicros()).isEqualTo(2_000_000);
        assertThat(alerts.get(1).timeMicros()).isEqualTo(6_000_000);
    }

    @Test
    void staysSilentOnAnEventShorterThanTheMinimum() {
        scores(2, 2, 0, 0, 0);
        assertThat(alerts).isEmpty();
        assertThat(entity.event).isNull();
    }

    @Test
    void opensNothingInStepsThatMayNot() {
        mayOpen = false;
        scores(2, 2, 2, 2, 2, 2);
        assertThat(entity.event).isNull();
        mayOpen = true;
        scores(2, 2);
        mayOpen = false;
        scores(2, 2);
        assertThat(alerts).isEmpty();
    }

    @Test
    void goesOnAndClosesInStepsThatMayNotOpenOne() {
        scores(2, 2, 2);
        mayOpen = false;
        scores(2, 2, 2, 2, 0, 0);
        assertThat(alerts)
                .extracting(Alert::state)
                .containsExactly(Alert.State.OPEN, Alert.State.UPDATED, Alert.State.CLOSED);
        assertThat(alerts.get(2).timeMicros()).isEqualTo(7_000_000);
    }

    @Test
    void closesAfterQuietStepsInARowAlone() {
        scores(2, 2, 2, 0, 1.2, 0, 1.2);
        assertThat(alerts).extracting(Alert::state).containsExactly(Alert.State.OPEN, Alert.State.UPDATED);
        scores(0, 0);
        assertThat(alerts).extracting(Alert::state).endsWith(Alert.State.CLOSED);
        assertThat(alerts.get(2).timeMicros()).isEqualTo(7_000_000);
    }

    @Test
    void bridgesADip() {
        scores(2, 2, 2, .5, 2, 1.2, 1.2, .5, 2, 0, 0);
        assertThat(alerts)
                .extracting(alert -> alert.event().id())
                .containsOnly(alerts.get(0).event().id());
        assertThat(alerts)
                .filteredOn(alert -> alert.state() == Alert.State.CLOSED)
                .hasSize(1);
    }

    @Test
    void isUpdatedWhileItLasts() {
        scores(2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2);
        assertThat(alerts)
                .extracting(Alert::state)
                .containsExactly(Alert.State.OPEN, Alert.State.UPDATED, Alert.State.UPDATED);
    }

    @Test
    void blamesChannelsByTheirShareAndTheStepsInWhichTheyStoodOut() {
        saliency(2, 0, 1);
        saliency(2, 30, 1);
        saliency(2, 10, 8);
        List<Cause> causes = alerts.get(0).causes();
        assertThat(causes).extracting(Cause::channel).containsExactly(0, 1);
        assertThat(causes.get(0).share()).isEqualTo(.8f, within(1e-6f));
        assertThat(causes.get(0).fromMicros()).isEqualTo(2_000_000);
        assertThat(causes.get(0).toMicros()).isEqualTo(3_000_000);
        assertThat(causes.get(1).fromMicros()).isEqualTo(1_000_000);
    }

    @Test
    void blamesAFrozenChannelHoweverWellItIsExpected() {
        entity.habits.see(Detectors.hop(0, 5, 0, true).steps(), 0, true, .01);
        for (int i = 0; i < 410; i++) {
            entity.habits.channels.get(0).see(i, 2, true, .01);
        }
        for (int i = 0; i < 41; i++) {
            saliency(2, 0, 2);
        }
        Alert last = alerts.get(alerts.size() - 1);
        assertThat(last.causes().get(0).channel()).isZero();
        assertThat(last.causes().get(0).share()).isGreaterThan(.8f);
        assertThat(requireNonNull(last.causes().get(0).deviation()).kind()).isEqualTo(Deviation.Kind.FROZEN);
    }

    @Test
    void isSevererTheFurtherTheScoreGoes() {
        scores(1.6, 1.6, 1.6, 3, 3, 3, 3, 9, 9, 9, 9, 0, 0);
        assertThat(alerts)
                .extracting(Alert::severity)
                .containsExactly(Alert.Severity.LOW, Alert.Severity.MEDIUM, Alert.Severity.HIGH, Alert.Severity.HIGH);
    }

    @Test
    void isSevererOnceItLasts() {
        for (int step = 0; step < 60; step++) {
            scores(1.6);
        }
        scores(0, 0);
        assertThat(alerts.get(0).severity()).isEqualTo(Alert.Severity.LOW);
        assertThat(alerts.get(alerts.size() - 1).severity()).isEqualTo(Alert.Severity.MEDIUM);
    }

    @Test
    void givesAnotherEventAnotherId() {
        scores(2, 2, 2, 0, 0, 2, 2, 2);
        assertThat(alerts.get(2).event().id())
                .isNotEqualTo(alerts.get(0).event().id());
    }
}
