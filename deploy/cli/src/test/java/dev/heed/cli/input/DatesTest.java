package dev.heed.cli.input;

import static dev.heed.cli.input.Cases.read;
import static dev.heed.cli.input.CsvFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.input.Cases.Read;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    @TempDir
    Path directory;

    private static Instant time(Read read, int row) {
        return Instant.EPOCH.plus(read.rows().get(row).timeMicros(), ChronoUnit.MICROS);
    }

    @ParameterizedTest
    @CsvSource({
        "15-dates/slash.csv, 2024-03-04T00:01:00Z, 2024-04-03T00:01:00Z",
        "15-dates/ampm.csv, 2024-04-03T00:01:00Z, 2024-03-04T00:01:00Z",
    })
    void asksForTheOrderOfDatesThatCanBeReadInTwoWays(String name, Instant dayFirst, Instant monthFirst) {
        assertThatThrownBy(() -> read(Cases.file(name)))
                .hasMessageContaining("expected dates that can be read in one way only")
                .hasMessageContaining("--time-format day-first or --time-format month-first");
        assertThat(time(read(Cases.file(name), "--time-format", "day-first"), 1))
                .isEqualTo(dayFirst);
        assertThat(time(read(Cases.file(name), "--time-format", "month-first"), 1))
                .isEqualTo(monthFirst);
    }

    @ParameterizedTest
    @CsvSource({
        "slash, dd/MM/yyyy HH:mm",
        "slash, '%d/%m/%Y %H:%M'",
        "dot, dd.MM.yyyy HH:mm:ss",
        "ymdslash, yyyy/MM/dd HH:mm:ss",
        "ampm, MM/dd/yyyy hh:mm:ss a",
    })
    void readsAPattern(String name, String pattern) {
        Read read = read(Cases.file("15-dates/" + name + ".csv"), "--time-format", pattern);
        assertThat(read.rows()).hasSize(59);
        assertThat(time(read, 58)).isEqualTo("2024-03-04T00:58:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dot", "ymdslash"})
    void readsDatesThatAreWrittenInOneOrderAlone(String name) {
        Read read = read(Cases.file("15-dates/" + name + ".csv"));
        assertThat(time(read, 0)).isEqualTo("2024-03-04T00:00:00Z");
    }

    @Test
    void saysThatDatesWithDotsBeginWithTheDay() {
        assertThat(read(Cases.file("15-dates/dot.csv")).said().get(0))
                .contains("day first", "'04.03.2024 00:58:00'", "--time-format month-first");
    }

    @ParameterizedTest
    @CsvSource({
        "12/01/2024 23:59, 13/01/2024 00:00, 2024-01-13T00:00:00Z",
        "01/12/2024 11:59 PM, 01/13/2024 12:00 AM, 2024-01-13T00:00:00Z",
        "12-Jan-2024 23:59, 13-Jan-2024 00:00, 2024-01-13T00:00:00Z",
        "'Jan 12, 2024 11:59 PM', 'Jan 13, 2024 12:01 PM', 2024-01-13T12:01:00Z",
        "12.1.24 9:05, 13.1.24 9:06, 2024-01-13T09:06:00Z",
        "20240112235900, 20240113000000, 2024-01-13T00:00:00Z",
        "20240112, 20240113, 2024-01-13T00:00:00Z",
        "20240112T235900Z, 20240113T000000Z, 2024-01-13T00:00:00Z",
        "'2024-01-12 23:59:00,123', '2024-01-13 00:00:00,123', 2024-01-13T00:00:00.123Z",
        "2024-01-12 24:00:00, 2024-01-13 01:00:00, 2024-01-13T01:00:00Z",
        "2024-01-12 23:59:00 UTC, 2024-01-13 00:00:00 UTC, 2024-01-13T00:00:00Z",
        "'Fri, 12 Jan 2024 23:59:00 GMT', 'Sat, 13 Jan 2024 00:00:00 GMT', 2024-01-13T00:00:00Z",
        "12/Jan/2024:23:59:00 +0000, 13/Jan/2024:00:00:00 +0000, 2024-01-13T00:00:00Z",
        "12 01 2024 23:59, 13 01 2024 00:00, 2024-01-13T00:00:00Z",
        "2024-01, 2024-02, 2024-02-01T00:00:00Z",
        "2024-01-12T23:59:00.123456789Z, 2024-01-13T00:00:00.123456789Z, 2024-01-13T00:00:00.123456Z",
    })
    void readsWhatCanBeReadInOneWayOnly(String first, String second, Instant expected) {
        Path file = write(directory, "p.csv", "time;a", first + ";1", second + ";2");
        assertThat(time(read(file), 1)).isEqualTo(expected);
    }

    @Test
    void refusesDatesInTwoOrders() {
        Path file = write(directory, "p.csv", "time,a", "13/01/2024,1", "01/14/2024,2");
        assertThatThrownBy(() -> read(file)).hasMessageContaining("'13/01/2024' and '01/14/2024'; give --time-format");
    }

    @Test
    void asksWhereAYearOfTwoDigitsMayComeFirst() {
        Path file = write(directory, "p.csv", "time,a", "24/03/04,1", "24/03/05,2");
        assertThatThrownBy(() -> read(file)).hasMessageContaining("found '24/03/05'; give --time-format");
        assertThat(time(read(file, "--time-format", "yy/MM/dd"), 1)).isEqualTo("2024-03-05T00:00:00Z");
        Path last = write(directory, "q.csv", "time,a", "24/03/94,1", "25/03/94,2");
        assertThat(time(read(last), 1)).isEqualTo("1994-03-25T00:00:00Z");
    }

    @Test
    void decidesByTheWholeColumn() {
        String[] lines = new String[4_002];
        lines[0] = "time,a";
        for (int i = 1; i < 4_001; i++) {
            lines[i] = "04/03/2024 %02d:%02d,1".formatted(i / 60 % 24, i % 60);
        }
        lines[4_001] = "13/03/2024 00:00,1";
        assertThat(time(read(write(directory, "p.csv", lines), "--max-bad-cells", "1"), 4_000))
                .isEqualTo("2024-03-13T00:00:00Z");
    }

    @Test
    void readsDateAndTimeOfDayInTwoColumns() {
        Path file = write(
                directory,
                "p.csv",
                "Date;Time;CO(GT);T;;",
                "10/03/2004;18.00.00;2,6;-200;;",
                "13/03/2004;19.00.00;2;11,9;;");
        Read read = read(file, "--missing", "-200");
        assertThat(read.files().channels()).containsExactly("CO(GT)", "T");
        assertThat(time(read, 1)).isEqualTo("2004-03-13T19:00:00Z");
        assertThat(read.row(0)).endsWith("[2.6, NaN]");
        assertThat(read.said()).contains("times from the columns 'Date' and 'Time'");
    }

    @Test
    void joinsTheColumnsThatItIsTold() {
        Path file = write(directory, "p.csv", "No,year,month,day,hour,pm", "1,2010,1,2,0,5", "2,2010,1,2,1,6");
        Read read = read(
                file, "--ignore", "No", "--time-format", "yyyy M d H", "--time-column", "year", "month", "day", "hour");
        assertThat(read.files().channels()).containsExactly("pm");
        assertThat(time(read, 1)).isEqualTo("2010-01-02T01:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd/mm/YYYY", "HH:mm", "dd/MM/yyyy hh:mm", "%q", "often"})
    void refusesAPatternThatTellsNoTime(String pattern) {
        assertThatThrownBy(() -> read(Cases.file("15-dates/slash.csv"), "--time-format", pattern))
                .hasMessageContaining("--time-format: expected")
                .hasMessageContaining("found '" + pattern + "'");
    }
}
