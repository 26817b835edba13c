package dev.heed.detect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.attend.Attended;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertTrackerTest {
    private static final DetectorSettings SETTINGS = Detectors.settings();

    private final AlertTracker tracker = new AlertTracker(
            SETTINGS,
            new MomentMemory(4, SETTINGS.receptiveField(), SETTINGS.period()),
            new Alarm(SETTINGS.scoring(), SETTINGS.rule(), SETTINGS.period()),
            new Judge());
    private final EntityDetection entity = new Detector(SETTINGS).newEntity(0);
    private final List<Alert> alerts = new ArrayList<>();
    private boolean mayOpen = true;
    private long time;

    @BeforeEach
    void beginWithOneThatTrainingHasSeen() {
        entity.usual = new Alarm(SETTINGS.scoring(), SETTINGS.rule(), SETTINGS.period()).newUsual(true);
    }

    private void scores(double... scores) {
        for (double score : scores) {
            saliency(score, 1, 1);
        }
    }

    /** A score is unusual from 1 on and opens an alert from 1.5 on. */
    private void saliency(double score, float... saliency) {
        time += 1_000_000;
        Scores scores = new Scores(new float[] {(float) score}, new float[] {1}, saliency, new boolean[] {true});
        Attended hop = Detectors.hop(0, 5, 0, true);
        entity.habits.see(hop.steps(), 0, true, .01, 20);
        Alarm.Shown shown = new Alarm.Shown(score, 1.5, 0, 0, score >= 1, new double[2]);
        alerts.addAll(tracker.step(entity, new ScoredStep(hop, scores, 0, time, shown, mayOpen)));
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
        assertThat(alerts).extracting(alert -> alert.event().ending()).containsExactly(null, Alert.Ending.USUAL_AGAIN);
    }

    @Test
    void beginsAnEventWithItsRunUp() {
        scores(0, 1.1, 1.2, 2);
        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).timeMicros()).isEqualTo(4_000_000);
        assertThat(alerts.get(0).event().startedMicros()).isEqualTo(2_000_000);
        assertThat(alerts.get(0).event().threshold()).isEqualTo(1.5f);
    }

    @Test
    void tellsTheStepsFromTheLastJumpBeforeItOpens() {
        saliency(1.1, 900, 1);
        double[] before = event().evidence.channels.get(0).numbers();
        saliency(1.2, 1, 1);
        assertThat(event().evidence.channels.get(0).numbers()[0]).isEqualTo(before[0] + 1);
        saliency(2.5, 1, 1);
        assertThat(event().evidence.channels.get(0).numbers()[0])
                .as("observed steps")
                .isEqualTo(1);
        saliency(5, 1, 1);
        assertThat(event().evidence.channels.get(0).numbers()[0])
                .as("goes on once it is alerted")
                .isEqualTo(2);
    }

    private OpenEvent event() {
        return requireNonNull(entity.event);
    }

    @Test
    void staysSilentOnAnEventThatDoesNotReachTheLevel() {
        scores(1.4, 1.4, 0, 0, 0);
        assertThat(alerts).isEmpty();
        assertThat(entity.event).isNull();
    }

    @Test
    void beginsARunUpAnewThatReachesNothingForLong() {
        for (int step = 0; step < 300; step++) {
            scores(1.2);
        }
        scores(2);
        assertThat(alerts.get(0).event().startedMicros()).isEqualTo(301_000_000);
    }

    @Test
    void opensNothingInStepsThatMayNot() {
        mayOpen = false;
        scores(2, 2, 2, 2, 2, 2);
        assertThat(alerts).isEmpty();
    }

    @Test
    void goesOnAndClosesInStepsThatMayNotOpenOne() {
        scores(2);
        mayOpen = false;
        scores(2, 2, 0, 0, 0);
        assertThat(alerts).extracting(Alert::state).containsExactly(Alert.State.OPEN, Alert.State.CLOSED);
        assertThat(alerts.get(1).timeMicros()).isEqualTo(3_000_000);
    }

    @Test
    void closesAfterUsualStepsInARowAlone() {
        scores(2, 0, 0, 1.2, 0, 0, 1.2);
        assertThat(alerts).extracting(Alert::state).containsExactly(Alert.State.OPEN);
        scores(0, 0, 0);
        assertThat(alerts).extracting(Alert::state).containsExactly(Alert.State.OPEN, Alert.State.CLOSED);
        assertThat(alerts.get(1).timeMicros()).isEqualTo(7_000_000);
    }

    @Test
    void isUpdatedWhileItLasts() {
        for (int step = 0; step < 250; step++) {
            scores(2);
        }
        assertThat(alerts)
                .extracting(Alert::state)
                .containsExactly(Alert.State.OPEN, Alert.State.UPDATED, Alert.State.UPDATED);
    }

    /** Of 500 steps. */
    @Test
    void isAcceptedOnceItHasStayedForLong() {
        for (int step = 0; step <= 500; step++) {
            scores(2);
        }
        Alert last = alerts.get(alerts.size() - 1);
        assertThat(last.state()).isEqualTo(Alert.State.CLOSED);
        assertThat(last.event().ending()).isEqualTo(Alert.Ending.ACCEPTED);
        assertThat(entity.usual().learned).isZero();
        assertThat(entity.usual().accepted).isTrue();
    }

    @Test
    void staysOpenWhileItBecomesWorse() {
        for (int step = 0; step <= 2000; step++) {
            scores(2 * Math.pow(1.1, step / 400.));
        }
        assertThat(alerts).extracting(Alert::state).doesNotContain(Alert.State.CLOSED);
    }

    @Test
    void blamesChannelsByTheirShareAndTheStepsInWhichTheyStoodOut() {
        saliency(1.2, 0, 1);
        saliency(1.2, 30, 1);
        saliency(2, 10, 8);
        List<Cause> causes = alerts.get(0).causes();
        assertThat(causes).extracting(Cause::channel).containsExactly(0, 1);
        assertThat(causes.get(0).share()).isEqualTo(.8f, within(1e-6f));
        assertThat(causes.get(0).fromMicros()).isEqualTo(2_000_000);
        assertThat(causes.get(0).toMicros()).isEqualTo(3_000_000);
        assertThat(causes.get(1).fromMicros()).isEqualTo(1_000_000);
    }

    @Test
    void learnsNothingOfAnEventThatIsHeldBackUntilPeopleLetItAlert() {
        entity.verdicts.ignoredUntilMicros = 400_000_000;
        for (int step = 1; step < 400; step++) {
            scores(2);
        }
        assertThat(alerts).isEmpty();
        assertThat(entity.isQuiet()).isFalse();
        assertThat(entity.verdicts.suppressed).isEqualTo(1);
        scores(2);
        assertThat(alerts.get(0).event().startedMicros()).isEqualTo(1_000_000);
        assertThat(alerts.get(0).event().suppressed()).isZero();
    }

    @Test
    void acceptsAnEventThatIsHeldBackAndStaysWithoutAWord() {
        entity.verdicts.ignoredUntilMicros = Long.MAX_VALUE;
        for (int step = 0; step <= 500; step++) {
            scores(2);
        }
        assertThat(alerts).isEmpty();
        assertThat(entity.event).isNull();
        assertThat(entity.usual().accepted).isTrue();
    }

    @Test
    void isSevererTheFurtherTheScoreGoes() {
        scores(1.6, 0, 0, 0, 3.1, 0, 0, 0, 6.1, 0, 0, 0);
        assertThat(alerts)
                .filteredOn(alert -> alert.state() == Alert.State.CLOSED)
                .extracting(Alert::severity)
                .containsExactly(Alert.Severity.LOW, Alert.Severity.MEDIUM, Alert.Severity.HIGH);
    }

    @Test
    void isSevererOnceItLasts() {
        for (int step = 0; step < 60; step++) {
            scores(1.6);
        }
        scores(0, 0, 0);
        assertThat(alerts.get(0).severity()).isEqualTo(Alert.Severity.LOW);
        assertThat(alerts.get(alerts.size() - 1).severity()).isEqualTo(Alert.Severity.MEDIUM);
    }

    @Test
    void givesAnotherEventAnotherId() {
        scores(2, 2, 2, 0, 0, 0, 2, 2, 2);
        assertThat(alerts.get(2).event().id())
                .isNotEqualTo(alerts.get(0).event().id());
    }

    @Test
    void tellsAtOnceWhatBeginsInTheCourseOfAnAlert() {
        int known = 6 * SETTINGS.rule().closeSteps() + 1;
        for (int i = 0; i < known; i++) {
            saliency(10, 300, 20);
        }
        assertThat(alerts)
                .extracting(Alert::causes)
                .allSatisfy(causes -> assertThat(causes).noneMatch(Cause::isLater));
        alerts.clear();
        for (int i = 0; i < 3 * SETTINGS.rule().closeSteps(); i++) {
            saliency(10, 300, 150);
        }
        assertThat(alerts).filteredOn(alert -> alert.causes().get(1).isLater()).hasSize(1);
        Alert told = alerts.get(0);
        assertThat(told.state()).isEqualTo(Alert.State.UPDATED);
        Cause later = told.causes().get(1);
        assertThat(later.channel()).isEqualTo(1);
        assertThat(later.fromMicros()).isEqualTo(told.timeMicros()).isGreaterThan(known * 1_000_000L);
        assertThat(told.causes().get(0).isLater()).isFalse();
    }
}
