package dev.heed.detect;

import static dev.heed.detect.Detectors.hop;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorTest {
    private final Detector detector = new Detector(Detectors.settings());
    private final EntityDetection entity = detector.newEntity(0);

    @Test
    void scoresNothingWhileWarmingUp() {
        Detection detection = detector.detect(entity, hop(4, 3, 9, true), null);
        assertThat(detection.scores().score()[0]).isZero();
        assertThat(detection.scores().score()[1]).isZero();
        assertThat(detection.scores().saliency()[2]).isZero();
        assertThat(detection.scores().score()[2]).isPositive();
    }

    @Test
    void scoresNoStepOfWhichNothingWasRead() {
        Detection detection = detector.detect(entity, hop(4, 5, 9, false), null);
        assertThat(detection.scores().score()).containsOnly(0);
        assertThat(detection.alerts()).isEmpty();
    }

    @Test
    void raisesAnAlertAndClosesItWhenItIsOver() {
        assertThat(detector.detect(entity, hop(4, 5, 20, true), null).alerts())
                .extracting(Alert::state)
                .containsExactly(Alert.State.OPEN);
        for (int t = 8; t < 80; t += 4) {
            Detection quiet = detector.detect(entity, hop(t, 5, 0, true), null);
            if (!quiet.alerts().isEmpty()) {
                assertThat(quiet.alerts()).extracting(Alert::state).containsExactly(Alert.State.CLOSED);
                return;
            }
        }
        throw new AssertionError("the alert stayed open");
    }

    @Test
    void closesAnAlertWhenItsEntityBeginsAnew() {
        detector.detect(entity, hop(4, 5, 20, true), null);
        List<Alert> alerts =
                detector.detect(entity, hop(4000, 1, 0, true), null).alerts();
        assertThat(alerts).extracting(Alert::state).containsExactly(Alert.State.CLOSED);
        assertThat(alerts.get(0).event().ending()).isEqualTo(Alert.Ending.SILENT);
    }

    private Alert nextOpening(long second, float value) {
        return detector.detect(entity, hop(second, 5, value, true), null).alerts().stream()
                .filter(alert -> alert.state() == Alert.State.OPEN)
                .findFirst()
                .orElseThrow();
    }

    private void quiet(long fromSecond, long toSecond) {
        for (long t = fromSecond; t < toSecond; t += 4) {
            detector.detect(entity, hop(t, 5, 0, true), null);
        }
    }

    @Test
    void namesThePastMomentsThatAnOpeningLooksLike() {
        quiet(0, 40);
        Alert first = nextOpening(40, 20);
        assertThat(first.similar()).isNotEmpty().noneMatch(SimilarMoment::alerted);
        quiet(44, 120);
        Alert second = nextOpening(120, 30);
        assertThat(second.similar().get(0).alerted()).isTrue();
        assertThat(second.similar().get(0).timeMicros()).isEqualTo(first.timeMicros());
    }

    @Test
    void namesNoMomentOfTheAlertsOwnEvent() {
        Alert first = nextOpening(4, 20);
        assertThat(first.similar()).isEmpty();
        for (int t = 8; t < 200; t += 4) {
            detector.detect(entity, hop(t, 5, 20, true), null);
        }
        assertThat(entity.moments.normal).isEmpty();
        assertThat(entity.moments.openings).hasSize(1);
    }

    @Test
    void remembersFewMomentsHoweverMuchHappens() {
        for (int round = 0; round < 20; round++) {
            quiet(200 * round, 200 * round + 180);
            detector.detect(entity, hop(200 * round + 180, 5, 20, true), null);
        }
        assertThat(entity.moments.openings).hasSize(2);
        assertThat(entity.moments.normal).hasSizeBetween(1, 2);
    }

    @Test
    void forgetsAnEntityThatWasSilentForLongerThanTheRetention() {
        detector.detect(entity, hop(4, 5, 0, true), null);
        assertThat(detector.isForgotten(entity, 3_607_000_000L)).isFalse();
        assertThat(detector.isForgotten(entity, 3_607_000_001L)).isTrue();
    }
}
