package dev.heed.detect;

import static dev.heed.detect.DetectFunctionTest.HOUR_MILLIS;
import static dev.heed.detect.DetectFunctionTest.alerts;
import static dev.heed.detect.DetectFunctionTest.feed;
import static dev.heed.detect.DetectFunctionTest.harness;
import static dev.heed.detect.Detectors.hop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.attend.Attended;
import dev.heed.detect.DetectFunctionTest.Backend;
import dev.heed.ingest.Verdict;
import dev.heed.window.Window;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people said, as Flink keeps it. */
class HeardVerdictsTest {
    private static Attended saying(Attended hop, Verdict said) {
        Window own = hop.steps();
        Window steps = new Window(
                own.entity(),
                own.timeMicros(),
                own.hop(),
                own.history(),
                own.values(),
                own.observed(),
                own.mean(),
                own.scale(),
                own.origin(),
                List.of(said));
        return new Attended(steps, hop.model(), hop.output());
    }

    @ParameterizedTest
    @EnumSource(Backend.class)
    void remembersWhatWasSaidOverASnapshot(Backend backend) throws Exception {
        OperatorSubtaskState snapshot;
        String first;
        try (var before = harness(backend)) {
            before.open();
            feed(before, hop(4, 5, 20, true));
            first = alerts(before).get(0).event().id();
            for (int t = 8; t < 80; t += 4) {
                feed(before, hop(t, 5, 0, true));
            }
            feed(before, saying(hop(80, 5, 0, true), new Verdict(Verdict.Kind.FALSE, first, 1, 0)));
            feed(before, hop(84, 5, 20, true));
            assertThat(alerts(before)).extracting(Alert::state).containsExactly(Alert.State.OPEN, Alert.State.CLOSED);
            snapshot = before.snapshot(1, 1);
        }
        try (var after = harness(backend)) {
            after.initializeState(snapshot);
            after.open();
            for (int t = 88; t < 160; t += 4) {
                feed(after, hop(t, 5, 0, true));
            }
            feed(after, hop(160, 5, 20, true));
            assertThat(alerts(after)).isEmpty();
            for (int t = 164; t < 240; t += 4) {
                feed(after, hop(t, 5, 0, true));
            }
            feed(after, saying(hop(240, 5, 20, true), new Verdict(Verdict.Kind.REAL, first, 1, 0)));
            assertThat(alerts(after)).hasSize(1);
            assertThat(alerts(after).get(0).event().suppressed()).isEqualTo(2);
        }
    }

    @Test
    void keepsWhatIsToBeIgnoredUntilItIsOver() throws Exception {
        try (var harness = harness(Backend.HEAP)) {
            harness.open();
            Verdict ignore = new Verdict(Verdict.Kind.IGNORE_UNTIL, "", 1, 3_600_000_000L);
            feed(harness, saying(hop(4, 5, 0, true), ignore));
            harness.processWatermark(3_600_000 + HOUR_MILLIS);
            assertThat(harness.numKeyedStateEntries()).isPositive();
            harness.processWatermark(3_600_001 + HOUR_MILLIS);
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }
}
