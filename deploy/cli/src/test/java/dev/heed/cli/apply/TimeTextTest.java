package dev.heed.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeTextTest {
    @Test
    void isAsFineAsTheData() {
        assertThat(TimeText.exact(1_704_067_200_000_000L)).isEqualTo(TimeText.SECONDS);
        assertThat(TimeText.exact(1_704_067_200_250_000L)).isEqualTo(TimeText.MILLIS);
        assertThat(TimeText.exact(1_704_067_200_000_083L)).isEqualTo(TimeText.MICROS);
        assertThat(TimeText.SECONDS.finer(TimeText.MICROS)).isEqualTo(TimeText.MICROS);
    }

    @Test
    void hasTheSameNumberOfDigitsInEveryRow() {
        assertThat(TimeText.SECONDS.of(1_704_067_200_000_000L)).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(TimeText.MILLIS.of(1_704_067_200_050_000L)).isEqualTo("2024-01-01T00:00:00.050Z");
        assertThat(TimeText.MICROS.of(1_704_067_200_000_000L)).isEqualTo("2024-01-01T00:00:00.000000Z");
    }

    @Test
    void readsBackToTheSameTime() {
        Random random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            long micros = random.nextLong(-60_000_000_000_000_000L, 250_000_000_000_000_000L);
            assertThat(Instant.parse(TimeText.MICROS.of(micros)))
                    .isEqualTo(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        }
    }
}
