package dev.heed.attend;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.serving.Device;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttendSettingsTest {
    @ParameterizedTest
    @CsvSource({"0, 5, 1, 1", "64, -1, 1, 1", "64, 5, 0, 1", "64, 5, 1, 0"})
    void cannotBeOutOfRange(int batchSize, long linger, int threads, int intraOpThreads) {
        assertThatThrownBy(() -> new AttendSettings(
                        "model", "digest", 1, Device.CPU, batchSize, linger, false, threads, intraOpThreads))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("found " + batchSize + ", " + linger + " ms, " + threads + ", " + intraOpThreads);
    }
}
