package dev.heed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicrosTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00Z",
        "1500001, 1970-01-01T00:00:01.500001Z",
        "9223372036854775807, +294247-01-10T04:00:54.775807Z",
        "-9223372036854775808, -290308-12-21T19:59:05.224192Z",
        "-1, 1969-12-31T23:59:59.999999Z",
        "1767225600000000, 2026-01-01T00:00:00Z"
    })
    void areAnInstantAndBack(long micros, Instant instant) {
        assertThat(Micros.instant(micros)).isEqualTo(instant);
        assertThat(Micros.of(instant)).isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource({"1970-01-01T00:00:00.000001999Z, 1", "1969-12-31T23:59:59.999999Z, -1"})
    void leaveOutWhatIsFiner(Instant instant, long micros) {
        assertThat(Micros.of(instant)).isEqualTo(micros);
    }

    /** Java's own difference counts nanoseconds, of which a long holds 292 years. */
    @Test
    void reachesAnyYearThatPeopleWrite() {
        assertThat(Micros.of(Instant.parse("9999-12-31T00:00:00Z"))).isEqualTo(253_402_214_400_000_000L);
    }
}
