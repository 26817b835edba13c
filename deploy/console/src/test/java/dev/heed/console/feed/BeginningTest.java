package dev.heed.console.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BeginningTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void isHowLongAgoATimeOrTheEarliest() {
        assertThat(Beginning.parse("90 min", NOON).written()).isEqualTo("2026-11-27T10:30:00Z");
        assertThat(Beginning.parse("2026-11-01T00:00:00Z", NOON).written()).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(Beginning.parse("earliest", NOON).written()).isNull();
    }

    @Test
    void longerThanKafkaCountsIsTheEarliest() {
        assertThat(Beginning.parse("999999 d", NOON).written()).isNull();
        assertThat(Beginning.parse("1960-01-01T00:00:00Z", NOON).written()).isNull();
    }

    @Test
    void refusesWhatNoClockCanName() {
        assertThatThrownBy(() -> Beginning.parse("99999999999999 d", NOON))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--from: expected earliest");
    }

    @Test
    void refusesWhatIsNone() {
        assertThatThrownBy(() -> Beginning.parse("yesterday", NOON))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--from: expected earliest")
                .hasMessageContaining("'yesterday'");
    }
}
