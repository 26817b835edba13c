package dev.heed.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "1s, 1000000, 1", "5m, 300000000, 1", "5min, 300000000, 1", "1h, 3600000000, 1", "1d, 86400000000, 1",
        "250us, 250, 1", "0.5ms, 500, 1", "12kHz, 250, 3", "50Hz, 20000, 1", "44.1kHz, 10000, 441"
    })
    void readsDurationsAndRates(String text, long numerator, long denominator) {
        assertThat(Period.parse(text)).isEqualTo(new Period(numerator, denominator));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "5m", "250us", "12kHz", "44.1kHz", "1h", "1d", "83.25us", "10ms", "90s"})
    void writesWhatItReads(String text) {
        Period period = Period.parse(text);
        assertThat(Period.parse(period.toString())).isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "s", "-1s", "0s", "1 fortnight", "NaNs"})
    void refusesWhatIsNoPeriod(String text) {
        assertThatThrownBy(() -> Period.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found '" + text + "'");
    }

    @Test
    void stepsAreHalfOpenIntervals() {
        Period second = Period.parse("1s");
        assertThat(second.stepAt(0)).isZero();
        assertThat(second.stepAt(999_999)).isZero();
        assertThat(second.stepAt(1_000_000)).isEqualTo(1);
        assertThat(second.stepAt(-1)).isEqualTo(-1);
        assertThat(second.startOf(7)).isEqualTo(7_000_000);
    }

    @Test
    void aSampleFallsIntoItsStepHoweverItsTimeWasRounded() {
        Period period = Period.parse("12kHz");
        for (long k = 20_000_000_000_000L; k < 20_000_000_000_100L; k++) {
            double fraction = (k * 250 % 3) / 3.;
            long floor = k * 250 / 3;
            assertThat(period.stepAt(floor)).isEqualTo(k);
            assertThat(period.stepAt(fraction > .5 ? floor + 1 : floor)).isEqualTo(k);
            assertThat(period.stepAt(fraction > 0 ? floor + 1 : floor)).isEqualTo(k);
            assertThat(period.startOf(k)).isEqualTo(floor);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 1, 1s",
        "300000000, 1, 5m",
        "3600000000, 1, 1h",
        "172800000000, 1, 2d",
        "250, 1, 250us",
        "1500, 1, 1500us",
        "90000000, 1, 90s",
        "10000, 1, 10ms",
        "250, 3, 12kHz",
        "10000, 441, 44.1kHz",
        "20000000, 3, 0.15Hz"
    })
    void tellsTheShortestText(long numerator, long denominator, String text) {
        assertThat(new Period(numerator, denominator)).hasToString(text);
    }

    @Test
    void refusesLessThanAMicrosecondAndFractionsThatAreNotReduced() {
        assertThatThrownBy(() -> Period.parse("2MHz")).hasMessageStartingWith("period must be at least 1 microsecond");
        assertThatThrownBy(() -> new Period(1, 0)).hasMessageContaining("found 1/0 us");
        assertThatThrownBy(() -> new Period(500, 6)).hasMessage("period must be a reduced fraction, found 500/6");
        assertThat(Period.parse("1MHz")).isEqualTo(Period.ofMicros(1));
    }

    @Test
    void countsTheWholeStepsOfADurationAndAtLeastOne() {
        assertThat(Period.parse("1m").stepsIn(Duration.ofDays(1))).isEqualTo(1440);
        assertThat(Period.parse("7s").stepsIn(Duration.ofMinutes(1))).isEqualTo(9); // 8.57
        assertThat(Period.parse("1h").stepsIn(Duration.ofSeconds(1))).isEqualTo(1);
    }

    @Test
    void matchesSamplesThatDriftByLessThanHalfAStep() {
        Period second = Period.parse("1s");
        assertThat(second.matches(1_000_400, 1000)).isTrue();
        assertThat(second.matches(1_000_600, 1000)).isFalse();
        assertThat(second.matches(999_400, 1000)).isFalse();
    }
}
