package dev.heed.attend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.serving.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttendSettingsTest {
    @ParameterizedTest
    @CsvSource({"0, 5, 1, 1", "64, -1, 1, 1", "64, 5, 0, 1", "64, 5, 1, 0"})
    void cannotBeOutOfRange(int batchSize, long linger, int threads, int intraOpThreads) {
        assertThatThrownBy(() -> new AttendSettings(
                        "model",
                        "digest",
                        1,
                        Device.CPU,
                        batchSize,
                        linger,
                        false,
                        threads,
                        intraOpThreads,
                        new CrashSettings(null, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("found " + batchSize + ", " + linger + " ms, " + threads + ", " + intraOpThreads);
    }

    /** In batches of other sizes it matters to the last bit where in one a window is. */
    @ParameterizedTest
    @CsvSource({"true, 1, 1", "true, 2, 48", "true, 48, 48", "true, 64, 96", "false, 64, 64"})
    void roundsAFixedBatchUp(boolean fixedBatch, int batchSize, int expected) {
        AttendSettings settings = new AttendSettings(
                "model", "digest", 1, Device.CPU, batchSize, 5, fixedBatch, 1, 1, new CrashSettings(null, 3));
        assertThat(settings.batchSize()).isEqualTo(expected);
    }

    @Test
    void cannotGiveUpOnAWindowBeforeItCrashed() {
        assertThatThrownBy(() -> new CrashSettings(null, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("heed.attend.max-crashes: expected at least 1, found 0");
    }

    /** Where it was started would decide whether a process finds the journal of the one before. */
    @Test
    void takesNoRelativePathForTheJournal() {
        assertThat(CrashSettings.isValid("/var/heed")).isTrue();
        assertThat(CrashSettings.isValid("none")).isTrue();
        assertThat(CrashSettings.isValid("crashes")).isFalse();
        assertThat(CrashSettings.isValid("")).isFalse();
    }
}
