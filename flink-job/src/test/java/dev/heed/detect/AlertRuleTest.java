package dev.heed.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertRuleTest {
    @Test
    void mayAllowNoRiseAndNeedNoWarmUp() {
        assertThat(new AlertRule(.1, 1, 1, 1, 1, 0).maxRise()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1, 1, 0",
        "NaN, 1, 1, 1, 1, 0",
        ".1, .9, 1, 1, 1, 0",
        ".1, NaN, 1, 1, 1, 0",
        ".1, 1, 0, 1, 1, 0",
        ".1, 1, 1, 0, 1, 0",
        ".1, 1, 1, 1, 0, 0",
        ".1, 1, 1, 1, 1, -1"
    })
    void cannotBeOutOfRange(double rate, double rise, int close, int update, int accept, int warmUp) {
        assertThatThrownBy(() -> new AlertRule(rate, rise, close, update, accept, warmUp))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("heed.detect: expected false alerts > 0 a step")
                .hasMessageEndingWith(
                        "found " + rate + ", " + rise + ", " + close + ", " + update + ", " + accept + ", " + warmUp);
    }
}
