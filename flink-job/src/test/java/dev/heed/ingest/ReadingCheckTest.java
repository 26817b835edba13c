package dev.heed.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.schemas.SensorReading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingCheckTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void countsInfiniteValues() throws InvalidReading {
        ReadingCheck check = new ReadingCheck(
                List.of("pressure", "flow"),
                new ReadingLimits(Duration.ofHours(1), 10, false),
                Clock.fixed(NOW, ZoneOffset.UTC));
        List<Float> values = List.of(Float.POSITIVE_INFINITY, 1f, Float.NaN, Float.NEGATIVE_INFINITY);
        check.check(new SensorReading("pump", NOW, 1000.0, null, values), new Origin("readings", 0, 1));
        check.check(new SensorReading("pump", NOW, 1000.0, null, values), new Origin("readings", 0, 2));
        assertThat(check.infiniteValues()).isEqualTo(4);
    }
}
