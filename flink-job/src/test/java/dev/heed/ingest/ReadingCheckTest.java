package dev.heed.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.mapping.RawReading;
import dev.heed.model.series.Intake;
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
                Intake.plain(List.of("pressure", "flow")),
                new ReadingLimits(Duration.ofHours(1), 10, false),
                Clock.fixed(NOW, ZoneOffset.UTC));
        List<Float> values = List.of(Float.POSITIVE_INFINITY, 1f, Float.NaN, Float.NEGATIVE_INFINITY);
        check.check(new SensorReading("pump", NOW, 1000.0, null, values), new Origin("readings", 0, 1));
        check.check(new SensorReading("pump", NOW, 1000.0, null, values), new Origin("readings", 0, 2));
        assertThat(check.infiniteValues()).isEqualTo(4);
    }

    @Test
    void takesTheOffsetOffBeforeAValueBecomesAFloat() throws InvalidReading {
        ReadingCheck check = new ReadingCheck(
                new Intake(List.of("pressure", "flow"), List.of(101_325., 0.), List.of(), List.of(), false),
                new ReadingLimits(Duration.ofHours(1), 10, false),
                Clock.fixed(NOW, ZoneOffset.UTC));
        RawReading mapped = new RawReading(
                "pump", 1_000_000, 0, List.of("flow", "colour", "pressure"), new double[] {7, 8, 101_325.003});
        assertThat(check.check(mapped, Origin.UNKNOWN).values()).containsExactly(7, .003f);
        SensorReading floats = new SensorReading(
                "pump", Instant.ofEpochSecond(1), 1e6, null, List.of(101_326f, 1f, Float.POSITIVE_INFINITY, 2f));
        assertThat(check.check(floats, Origin.UNKNOWN).values()).containsExactly(1, 1, Float.NaN, 2);
        assertThat(check.infiniteValues()).isEqualTo(1);
    }

    @Test
    void keepsAllDigitsOfACounter() throws InvalidReading {
        ReadingCheck check = new ReadingCheck(
                new Intake(List.of("bytes", "flow"), List.of(0., 10.), List.of("bytes"), List.of(), false),
                new ReadingLimits(Duration.ofHours(1), 10, false),
                Clock.fixed(NOW, ZoneOffset.UTC));
        RawReading mapped =
                new RawReading("pump", 1_000_000, 0, List.of("flow", "colour", "bytes"), new double[] {7, 8, 1e15 + 1});
        Reading reading = check.check(mapped, Origin.UNKNOWN);
        assertThat(reading.values()).containsExactly(-3, 1e15f);
        assertThat(reading.counters()).containsExactly(7, 1e15 + 1);
        SensorReading floats = new SensorReading("pump", Instant.ofEpochSecond(1), 0., null, List.of(5f, 1f));
        assertThat(check.check(floats, Origin.UNKNOWN).counters()).containsExactly(5, 1);
    }

    @Test
    void takesWhatTheModelSaysStandsForNoValueAsMissing() throws InvalidReading {
        ReadingCheck check = new ReadingCheck(
                new Intake(
                        List.of("pressure", "flow"),
                        List.of(10., 0.),
                        List.of("flow"),
                        List.of("-999.9", "Bad", "65535"),
                        false),
                new ReadingLimits(Duration.ofHours(1), 10, false),
                Clock.fixed(NOW, ZoneOffset.UTC));
        SensorReading floats =
                new SensorReading("pump", Instant.ofEpochSecond(1), 1e6, null, List.of(-999.9f, 65535f, -999f, 65534f));
        assertThat(check.check(floats, Origin.UNKNOWN).values()).containsExactly(Float.NaN, Float.NaN, -1009, 65534);
        RawReading mapped =
                new RawReading("pump", 1_000_000, 0, List.of("pressure", "colour"), new double[] {-999.9, 65535});
        assertThat(check.check(mapped, Origin.UNKNOWN).values()).containsExactly(Float.NaN);
        assertThat(check.missingValues()).isEqualTo(3);
    }
}
