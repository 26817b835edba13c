package dev.heed.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.Verdict;
import org.junit.jupiter.api.Test;

/** Events of a height in terms of the level, 1.5. */
class JudgeTest {
    private final Judge judge = new Judge();
    private final Verdicts verdicts = new Verdicts();

    private static OpenEvent event(double height, double... blame) {
        OpenEvent event = new OpenEvent(0, 2);
        event.score = 1.5 * height;
        event.threshold = 1.5;
        System.arraycopy(blame, 0, event.blame, 0, 2);
        return event;
    }

    private static ScoredStep step(long timeMicros, double height) {
        Alarm.Shown shown = new Alarm.Shown(1.5 * height, 1.5, 0, 0, true, new double[2]);
        return new ScoredStep(Detectors.hop(0, 5, 0, true), Scores.none(4, 2), 0, timeMicros, shown, true);
    }

    private void opened(String id, double height, double... blame) {
        judge.opened(verdicts, id, event(height, blame), step(1, height));
    }

    private void say(Verdict.Kind kind, String alert, long untilMicros) {
        judge.hear(verdicts, new Verdict(kind, alert, 1, untilMicros));
    }

    private boolean allows(double height, double... blame) {
        return judge.allows(verdicts, event(height, blame), step(1, height));
    }

    @Test
    void asksForTwiceTheHeightOfAFalseAlarm() {
        opened("a", 1.5, 5, 1);
        assertThat(allows(1, 5, 1)).isTrue();
        say(Verdict.Kind.FALSE, "a", 0);
        assertThat(allows(3, 5, 1)).isFalse();
        assertThat(allows(3.01, 5, 1)).isTrue();
        assertThat(allows(1, 1, 5)).isTrue();
    }

    @Test
    void takesTheHeightThatTheAlertCameToInTheEnd() {
        opened("a", 1.5, 5, 1);
        judge.wentOn(verdicts, "a", event(4, 5, 1));
        judge.wentOn(verdicts, "a", event(2, 5, 1));
        judge.wentOn(verdicts, "b", event(99, 5, 1));
        say(Verdict.Kind.FALSE, "a", 0);
        assertThat(allows(8, 5, 1)).isFalse();
        assertThat(allows(8.01, 5, 1)).isTrue();
    }

    @Test
    void asksForTwiceAsMuchEachTime() {
        opened("a", 1.5, 5, 1);
        say(Verdict.Kind.FALSE, "a", 0);
        say(Verdict.Kind.FALSE, "a", 0);
        assertThat(verdicts.falseAlarms).hasSize(1);
        assertThat(allows(6, 5, 1)).isFalse();
        assertThat(allows(6.01, 5, 1)).isTrue();
    }

    @Test
    void takesBackWhatWasFalseOnceOneLikeItIsReal() {
        opened("a", 1.5, 5, 1);
        opened("b", 1.5, 1, 5);
        say(Verdict.Kind.FALSE, "a", 0);
        say(Verdict.Kind.FALSE, "b", 0);
        say(Verdict.Kind.REAL, "a", 0);
        assertThat(allows(1, 5, 1)).isTrue();
        assertThat(allows(1, 1, 5)).isFalse();
    }

    @Test
    void allowsNothingBeforeTheTimeUntilWhichItIsToIgnore() {
        say(Verdict.Kind.IGNORE_UNTIL, "", 1000);
        assertThat(judge.allows(verdicts, event(99, 1, 1), step(999, 99))).isFalse();
        assertThat(judge.allows(verdicts, event(99, 1, 1), step(1000, 99))).isTrue();
        say(Verdict.Kind.IGNORE_UNTIL, "", 500);
        assertThat(judge.allows(verdicts, event(99, 1, 1), step(500, 99))).isTrue();
    }

    @Test
    void countsWhatIsSaidOfAlertsThatItDoesNotKnow() {
        for (int i = 0; i < 9; i++) {
            opened("a-" + i, 1.5, 5, 1);
        }
        say(Verdict.Kind.FALSE, "never", 0);
        say(Verdict.Kind.FALSE, "a-0", 0);
        assertThat(judge.unmatched()).isEqualTo(2);
        say(Verdict.Kind.FALSE, "a-1", 0);
        assertThat(judge.unmatched()).isEqualTo(2);
        assertThat(allows(1, 5, 1)).isFalse();
    }
}
