package dev.heed.cli.input;

import static dev.heed.cli.input.Cases.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.input.Cases.Read;
import dev.heed.model.series.Period;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochsTest {
    /** 2024-03-04. */
    private static final long START = 1_709_510_400L;

    @TempDir
    Path directory;

    /** Rows a minute apart. */
    private Path file(String column, LongFunction<String> time) {
        return CsvFixture.write(
                directory,
                "p.csv",
                Stream.concat(
                                Stream.of(column + ",a"),
                                LongStream.range(0, 300).mapToObj(i -> time.apply(START + 60 * i) + "," + i))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"1, seconds", "1000, milliseconds", "1000000, microseconds", "1000000000, nanoseconds"})
    void tellsTheUnitByTheMagnitudeAndSaysSo(long unit, String words) {
        Read read = read(file("time", second -> Long.toString(second * unit)));
        assertThat(read.rows().get(0).timeMicros()).isEqualTo(START * 1_000_000);
        assertThat(MedianPeriod.of(read.files())).isEqualTo(Period.parse("1m"));
        assertThat(read.said()).contains("times read as " + words + " since 1970");
    }

    @Test
    void refusesDaysOfASpreadsheetAndReadsThemWhenTold() {
        Path file = file("time", second -> "%.6f".formatted(second / 86_400. + 25_569));
        assertThatThrownBy(() -> read(file))
                .hasMessageContaining("found 45355.000000, 45355.000694")
                .hasMessageContaining("--time-format days");
        Read read = read(file, "--time-format", "days");
        assertThat(read.rows()).extracting(Row::timeMicros).startsWith(START * 1_000_000, (START + 60) * 1_000_000);
        assertThat(MedianPeriod.of(read.files())).isEqualTo(Period.parse("1m"));
    }

    @Test
    void refusesRowNumbers() {
        Path file = file("No", second -> Long.toString((second - START) / 60));
        assertThatThrownBy(() -> read(file))
                .hasMessageContaining("column 'No': expected times, found 0, 1, 2: row numbers?")
                .hasMessageContaining("--ignore 'No'");
    }

    @Test
    void refusesSecondsSinceTheBeginningUnlessTold() {
        Path file = file("t", second -> Long.toString(second - START));
        assertThatThrownBy(() -> read(file))
                .hasMessageContaining("found 0, 60, 120")
                .hasMessageContaining("--time-format s");
        assertThat(read(file, "--time-format", "s").rows().get(1).timeMicros()).isEqualTo(60_000_000);
    }

    @Test
    void refusesTwoUnitsInOneColumn() {
        Path file = file("t", second -> second > START + 600 ? second + "000" : Long.toString(second));
        assertThatThrownBy(() -> read(file))
                .hasMessageContaining("found [milliseconds since 1970, seconds since 1970]; give --time-format");
    }

    @Test
    void leavesATimeBefore1980Out() {
        Path first = file("t", second -> second == START ? "0" : Long.toString(second));
        assertThat(read(first).rows()).hasSize(299);
        Path file = file("t", second -> second == START + 600 ? "0" : Long.toString(second));
        assertThat(read(file).said())
                .last()
                .asString()
                .contains("1 without a time", "line 12", "beyond the years 1980 to 2199");
    }

    @Test
    void countsTheRowsOfSeveralFilesTogether() {
        Path one = CsvFixture.write(directory, "a.csv", "time,a", "2024-01-01,1", "2024-01-02,2");
        Path two = CsvFixture.write(directory, "b.csv", "time,a", "2024-01-01,n/a", "2024-01-02,2");
        Account account = new Account();
        CsvFixture.all(SeriesFiles.open(List.of(one, two), CsvLayout.plain()).rows(account));
        assertThat(account.lines())
                .containsExactly("b.csv: 'a': missing where the cell says 'n/a' ×1", "4 rows read, all used");
    }
}
