package dev.heed.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatTest {
    @ParameterizedTest
    @CsvSource({
        "2020-02-08T13:30:47Z, 1581168647000000",
        "2020-02-08T13:30:47, 1581168647000000",
        "2020-02-08 13:30:47, 1581168647000000",
        "2020-02-08 13:30, 1581168600000000",
        "2020-02-08, 1581120000000000",
        "2020-02-08T13:30:47.000250Z, 1581168647000250",
        "2020-02-08T14:30:47+01:00, 1581168647000000",
        "2020-02-08 14:30:47.5 +0100, 1581168647500000",
        "1969-12-31T23:59:59.999999Z, -1",
        "1581168647, 1581168647000000",
        "1581168647.25, 1581168647250000",
        "1581168647123, 1581168647123000",
        "1581168647123456, 1581168647123456",
    })
    void readsTheUsualFormats(String text, long micros) {
        assertThat(TimeFormat.of(text).parseMicros(text)).isEqualTo(micros);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2020-13-01", "12:30", "2020-02-08T13:30:47 CET", "1e9"})
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> TimeFormat.of(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void keepsTheUnitOfTheFirstCell() {
        TimeFormat seconds = TimeFormat.of("99999999999");
        assertThat(seconds.parseMicros("100000000000")).isEqualTo(100_000_000_000_000_000L);
    }

    @Test
    void refusesATimeBeyond64Bits() {
        assertThatThrownBy(() -> TimeFormat.of("1").parseMicros("99999999999999"))
                .isInstanceOf(DateTimeException.class);
    }
}
