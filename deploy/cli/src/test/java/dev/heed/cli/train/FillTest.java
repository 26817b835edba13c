package dev.heed.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.input.CsvLayout;
import dev.heed.cli.input.MedianPeriod;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.model.series.Period;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row a minute. */
class FillTest {
    private static final Period MINUTE = Period.parse("1m");
    private static final int ROWS = 2000;

    @TempDir
    Path directory;

    /** Rows that lie so many milliseconds after the minute, give or take so many. */
    private SeriesFiles rows(long offsetMillis, int jitterMillis) {
        Random random = new Random(1);
        Stream<String> rows = IntStream.range(0, ROWS).mapToObj(row -> {
            long jitter = jitterMillis == 0 ? 0 : random.nextInt(2 * jitterMillis + 1) - jitterMillis;
            return Instant.ofEpochMilli(1_709_510_400_000L + 60_000L * row + offsetMillis + jitter) + "," + row;
        });
        Path file = CsvFixture.write(
                directory, "m.csv", Stream.concat(Stream.of("time,a"), rows).toArray(String[]::new));
        return SeriesFiles.open(List.of(file), CsvLayout.plain());
    }

    @Test
    void beginsStepsWhereMinutesBeginAsLongAsEachHoldsARow() {
        for (SeriesFiles files : List.of(rows(0, 0), rows(30_000, 20_000))) {
            Fill fill = Fill.of(files, MINUTE);
            assertThat(fill.grid().phaseMicros()).isZero();
            assertThat(fill.doubled()).isZero();
            assertThat(fill.empty()).isZero();
        }
    }

    @Test
    void laysRowsAroundTheMinuteIntoTheMiddleOfSteps() {
        Fill fill = Fill.of(rows(0, 20), MINUTE);
        assertThat(fill.grid().phaseMicros() / 1e6).isEqualTo(-30, within(.01));
        assertThat(fill.doubled()).isZero();
        assertThat(fill.empty()).isZero();
        assertThat(fill.text(false)).contains("0.0% hold no row", "each begins 30.0");
    }

    @Test
    void laysRowsNearTheEndOfTheMinuteIntoTheMiddleOfSteps() {
        Fill fill = Fill.of(rows(58_000, 5_000), MINUTE);
        assertThat(fill.grid().phaseMicros() / 1e6).isEqualTo(-32, within(1.));
        assertThat(fill.doubled()).isZero();
    }

    @Test
    void tellsRowsThatAreCloserThanSteps() {
        Fill fill = Fill.of(rows(0, 0), Period.parse("2m"));
        assertThat(fill.doubled()).isEqualTo(1);
        assertThat(fill.grid().phaseMicros()).isZero();
    }

    /** Three channels, each once a minute at its own second. */
    @Test
    void takesRowsOfOtherChannelsForNoSecondValue() {
        Stream<String> rows = IntStream.range(0, ROWS)
                .mapToObj(i -> Instant.ofEpochSecond(1_709_510_400L + 60L * (i / 3) + 7 * (i % 3))
                        + List.of(",1,,", ",,1,", ",,,1").get(i % 3));
        Path file = CsvFixture.write(
                directory, "n.csv", Stream.concat(Stream.of("time,a,b,c"), rows).toArray(String[]::new));
        SeriesFiles files = SeriesFiles.open(List.of(file), CsvLayout.plain());
        assertThat(MedianPeriod.of(files)).isEqualTo(MINUTE);
        Fill fill = Fill.of(files, MINUTE);
        assertThat(fill.doubled()).isZero();
        assertThat(fill.empty()).isZero();
    }

    @Test
    void takesJitteringMinutesForMinutes() {
        assertThat(MedianPeriod.of(rows(0, 20))).isEqualTo(MINUTE);
        assertThat(MedianPeriod.of(rows(0, 9_000))).isEqualTo(MINUTE);
    }
}
