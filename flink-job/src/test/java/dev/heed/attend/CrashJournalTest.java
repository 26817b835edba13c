package dev.heed.attend;

import static dev.heed.attend.JournalProcess.settings;
import static dev.heed.attend.JournalProcess.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.serving.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes die with windows in their models; what does the next one know? */
class CrashJournalTest {
    @TempDir
    private Path temporary;

    private Path directory;

    @BeforeEach
    void chooseADirectory() {
        directory = temporary.resolve("crashes");
    }

    private void dieWith(String... entities) throws IOException, InterruptedException {
        JournalProcess.with(directory, entities).close();
    }

    private CrashJournal begin() {
        return CrashJournal.begin(settings(directory));
    }

    private @Nullable Integer deathsWith(String entity) throws IOException {
        try (CrashJournal journal = begin()) {
            return journal.suspects().deathsWith(window(entity));
        }
    }

    @Test
    void suspectsAllWindowsOfTheBatchThatAProcessDiedWith() throws Exception {
        dieWith("a", "b", "c");
        try (CrashJournal journal = begin()) {
            assertThat(journal.suspects().count()).isEqualTo(3);
        }
        assertThat(deathsWith("a")).isZero();
        assertThat(deathsWith("c")).isZero();
        assertThat(deathsWith("d")).isNull();
    }

    @Test
    void countsHowOftenASuspectWasAlone() throws Exception {
        dieWith("b");
        assertThat(deathsWith("b")).as("of itself in a batch").isZero();
        dieWith("a", "b");
        assertThat(deathsWith("b")).as("in a batch of two").isZero();
        dieWith("b");
        dieWith("b");
        assertThat(deathsWith("b")).isEqualTo(2);
        assertThat(deathsWith("a")).isZero();
    }

    @Test
    void suspectsNoWindowOfAProcessThatLives() throws Exception {
        try (JournalProcess process = JournalProcess.with(directory, "a", "b")) {
            assertThat(process).isNotNull();
            assertThat(deathsWith("a")).isNull();
        }
        assertThat(deathsWith("a")).isZero();
    }

    @Test
    void suspectsNoWindowThatIsInThisProcessesModelOrCameBack() throws Exception {
        try (CrashJournal other = begin()) {
            other.run(List.of(window("a")), windows -> windows.size());
            Integer found = other.run(List.of(window("b")), windows -> {
                try (CrashJournal journal = begin()) {
                    return journal.suspects().count();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(found).isZero();
        }
        assertThat(deathsWith("a")).isNull();
    }

    @Test
    void forgetsASuspectThatCameAgainOnceACheckpointCoversIt() throws Exception {
        dieWith("a", "b");
        try (CrashJournal journal = begin()) {
            journal.suspects().covered(4);
            journal.suspects().met(window("a"));
            journal.suspects().completed(4);
            assertThat(journal.suspects().deathsWith(window("a"))).isZero();
            journal.suspects().covered(5);
            journal.suspects().covered(6);
            journal.suspects().completed(5);
            assertThat(journal.suspects().deathsWith(window("a"))).isNull();
        }
        assertThat(deathsWith("a")).isNull();
        assertThat(deathsWith("b")).isZero();
    }

    @Test
    void forgetsASuspectThatDoesNotComeForAWeek() throws Exception {
        dieWith("a", "b");
        assertThat(deathsWith("a")).isZero();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
            }
        }
        assertThat(deathsWith("a")).isNull();
    }

    @Test
    void suspectsNoWindowForAnotherModel() throws Exception {
        dieWith("a");
        AttendSettings other = new AttendSettings(
                "model", "f".repeat(64), 1, Device.CPU, 4, 5, false, 1, 1, new CrashSettings(directory.toString(), 3));
        try (CrashJournal journal = CrashJournal.begin(other)) {
            assertThat(journal.suspects().count()).isZero();
        }
    }

    @Test
    void leavesNothingBehindWhereNoProcessDied() throws Exception {
        try (CrashJournal journal = begin()) {
            journal.run(List.of(window("a")), windows -> 0);
            assertThat(directory).isNotEmptyDirectory();
        }
        assertThat(directory).doesNotExist();
    }

    @Test
    void letsTheJobGoOnWhereItCannotWrite() throws Exception {
        Files.writeString(directory, "a file");
        try (CrashJournal journal = begin()) {
            int together = journal.run(List.of(window("a")), windows -> 7);
            int alone = journal.runAlone(window("a"), windows -> 8);
            assertThat(together + alone).isEqualTo(15);
            assertThat(journal.suspects().count()).isZero();
        }
        assertThat(directory).content().isEqualTo("a file");
    }

    @Test
    void liesAmongTheMachinesTemporaryFilesUnlessGiven() {
        Path expected =
                Path.of(System.getProperty("java.io.tmpdir"), "heed-crashes-" + System.getProperty("user.name"));
        assertThat(new CrashSettings(null, 3).directory()).hasValue(expected);
        assertThat(new CrashSettings("/var/heed", 3).directory()).hasValue(Path.of("/var/heed"));
        assertThat(new CrashSettings("none", 3).directory()).isEmpty();
    }

    @Test
    void letsNothingElseIntoTheModelWithASuspect() throws Exception {
        List<String> order = new ArrayList<>();
        try (CrashJournal one = begin();
                CrashJournal another = begin()) {
            Thread batch = new Thread(() -> another.run(List.of(window("a")), windows -> order.add("batch")));
            one.runAlone(window("b"), windows -> {
                batch.start();
                while (batch.getState() != Thread.State.WAITING && batch.isAlive()) {
                    Thread.onSpinWait();
                }
                return order.add("suspect");
            });
            batch.join();
        }
        assertThat(order).containsExactly("suspect", "batch");
    }
}
