package dev.heed.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.heed.model.series.Period;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FalseAlertsTest {
    @ParameterizedTest
    @CsvSource({"1 per 30 d, 1, 30", "1 per 7d, 1, 7", "0.5 per 1 d, .5, 1", " 2  per 48 h , 2, 2"})
    void readsARate(String text, double count, long days) {
        assertThat(FalseAlerts.parse(text)).isEqualTo(new FalseAlerts(count, Duration.ofDays(days)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "per 7 d", "1 per", "1 per week", "0 per 7 d", "-1 per 7 d", "1 per 0 d", "1/7d"})
    void saysWhatARateIs(String text) {
        assertThat(FalseAlerts.isValid(text)).isFalse();
        assertThatThrownBy(() -> FalseAlerts.parse(text))
                .hasMessage("heed.detect.false-alerts: expected a rate such as '1 per 30 d', found '" + text + "'");
    }

    @Test
    void isTheSameInTimeWhateverTheStep() {
        FalseAlerts weekly = FalseAlerts.parse("1 per 7 d");
        assertThat(weekly.perStep(Period.parse("1m"))).isEqualTo(1 / 10_080., within(1e-12));
        assertThat(weekly.perStep(Period.parse("1ms"))).isEqualTo(1 / 604_800_000., within(1e-18));
    }
}
