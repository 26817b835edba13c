package dev.heed.attend;

import static dev.heed.attend.AttendOperatorTest.HOP;
import static dev.heed.attend.AttendOperatorTest.MODEL;
import static dev.heed.attend.AttendOperatorTest.ORIGIN;
import static dev.heed.attend.AttendOperatorTest.feed;
import static dev.heed.attend.AttendOperatorTest.harness;
import static dev.heed.attend.AttendOperatorTest.times;
import static dev.heed.attend.AttendOperatorTest.window;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.Reason;
import dev.heed.window.NotTaken;
import dev.heed.window.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows that were in the model when a process died come to the attend stage again. */
class SuspectsTest {
    private static void suspect(Path journal, Window window, int deaths) throws IOException {
        String name = "suspect-%s-%x_%d"
                .formatted(MODEL.digest().substring(0, 16), WindowKey.hash(window.entity()), window.timeMicros());
        Files.write(journal.resolve(name), new byte[deaths]);
    }

    @Test
    void sendsASuspectThroughTheModelInItsTurn(@TempDir Path journal) throws Exception {
        suspect(journal, window(2), 2);
        try (var harness = harness(4, MODEL.digest(), journal.toString())) {
            harness.open();
            feed(harness, 5);
            harness.endInput();
            assertThat(times(harness)).containsExactly(0L, 1L, 2L, 3L, 4L);
            assertThat(harness.getSideOutput(AttendOperator.SET_ASIDE)).isNull();
        }
    }

    @Test
    void setsAWindowAsideThatTheProcessDidNotSurviveThreeTimes(@TempDir Path journal) throws Exception {
        suspect(journal, window(2), 3);
        try (var harness = harness(4, MODEL.digest(), journal.toString())) {
            harness.open();
            feed(harness, 5);
            harness.getOneInputOperator().prepareSnapshotPreBarrier(1);
            assertThat(times(harness)).containsExactly(0L, 1L, 3L, 4L);
            NotTaken letter = requireNonNull(
                            harness.getSideOutput(AttendOperator.SET_ASIDE).peek())
                    .getValue();
            assertThat(letter.reason()).isEqualTo(Reason.CRASH);
            assertThat(letter.part().entity()).isEqualTo("machine-2");
            assertThat(letter.part().origin()).isEqualTo(ORIGIN);
            assertThat(letter.part().values()).hasSize(HOP * 3).containsOnly(.02f);
            assertThat(letter.message()).contains("died 3 times", "heed.attend.max-crashes");
            harness.notifyOfCompletedCheckpoint(1);
            assertThat(journal).isDirectoryContaining(file -> file.toString().contains("in-model"));
            assertThat(journal).isDirectoryNotContaining(file -> file.toString().contains("suspect"));
        }
    }
}
