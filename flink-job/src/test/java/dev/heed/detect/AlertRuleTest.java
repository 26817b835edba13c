package dev.heed.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertRuleTest {
    @Test
    void mayOpenAndCloseAtTheSameFactor() {
        assertThat(new AlertRule(1, 1, 1, 1, 1).openFactor()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0.9, 1, 1, 1, 1",
        "1, 0, 1, 1, 1",
        "1, NaN, 1, 1, 1",
        "NaN, 1, 1, 1, 1",
        "2, 1, 0, 1, 1",
        "2, 1, 1, 0, 1",
        "2, 1, 1, 1, 0"
    })
    void cannotBeOutOfRange(double open, double close, int openSteps, int closeSteps, int updateSteps) {
        assertThatThrownBy(() -> new AlertRule(open, close, openSteps, closeSteps, updateSteps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("heed.detect: expected open-factor >= close-factor > 0")
                .hasMessageEndingWith(
                        "found " + open + ", " + close + ", " + openSteps + ", " + closeSteps + ", " + updateSteps);
    }
}
