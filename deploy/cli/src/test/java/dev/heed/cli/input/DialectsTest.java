package dev.heed.cli.input;

import static dev.heed.cli.input.Cases.read;
import static dev.heed.cli.input.CsvFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.input.Cases.Read;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blank_spaces       | 127 | [64.082, 52.911, 6.268, 1.652] | 1 empty",
                "comments           | 127 | [64.082, 52.911, 6.268, 1.652] | 127 rows read, all used",
                "decimal_comma      | 129 | [64.082, 52.911, 6.268, 1.652] | decimal comma, such as '64,082'",
                "delimiters_only    |  99 | [64.082, 52.911, 6.268, 1.652] | 2 empty",
                "na_hash            |  59 | [64.082, 52.911, 6.268, 1.652] | 'temperature': missing where the cell says '#N/A' ×1",
                "semicolon          | 100 | [60.691, 51.969, 6.136, 1.619] | cells apart by ';'",
                "short_row          | 128 | [64.082, 52.911, 6.268, 1.652] | 1 with too few cells",
                "thousands          | 129 | [64081.8, 52911.3, 6268.1, 1651.6] | commas between thousands, such as '64,081.8'",
                "toa5               | 126 | [64.082, 52.911, 6.268, 1.652] | line 3 read as units: [TS, kW, C, bar, mm/s]",
                "trailing_delimiter | 129 | [64.082, 52.911, 6.268, 1.652] | 129 rows read, all used",
                "unit_suffix        | 129 | [64.1, 52.9, 6.3, 1.7]         | 'load': numbers end with their unit, kW",
                "units_row          | 128 | [64.082, 52.911, 6.268, 1.652] | line 2 read as units: [UTC, kW, degC, bar, mm/s]",
            })
    void readsTheDialectsOfTheCases(String name, int rows, String first, String said) {
        Read read = read(Cases.file("16-dialects/" + name + ".csv"));
        assertThat(read.rows()).hasSize(rows);
        assertThat(read.row(0)).isEqualTo(name + " 1709510400000000 " + first);
        assertThat(read.said()).anySatisfy(line -> assertThat(line).contains(said));
    }

    @Test
    void keepsUnitsOfALineOfTheirOwnAndOfCells() {
        assertThat(read(Cases.file("16-dialects/toa5.csv")).files().units()).containsExactly("kW", "C", "bar", "mm/s");
        assertThat(read(Cases.file("16-dialects/unit_suffix.csv")).files().units())
                .containsExactly("kW", "kW", "kW", "kW");
    }

    @Test
    void keepsNamesWithDelimitersInThem() {
        assertThat(read(Cases.file("16-dialects/semicolon.csv")).files().channels())
                .containsExactly("load, phase A, kW", "temp, inlet, C", "p, out, bar", "v, rms, mm/s");
    }

    @Test
    void asksWhereACommaMayBeEither() {
        Path file = write(directory, "p.csv", "time,a", "2024-01-01 00:00,\"64,082\"", "2024-01-01 00:01,\"65,100\"");
        assertThatThrownBy(() -> read(file))
                .hasMessageContaining("'64,082', which may be thousands or not; give --decimal");
        assertThat(read(file, "--decimal", ",").row(0)).endsWith("[64.082]");
        assertThat(read(file, "--decimal", ".").row(0)).endsWith("[64082.0]");
    }

    @Test
    void readsPointsAndBlanksBetweenThousands() {
        Path points = write(directory, "p.csv", "time;a", "2024-01-01 00:00;1.234,5", "2024-01-01 00:01;1.234.567,25");
        assertThat(read(points).rows()).extracting(row -> row.values()[0]).containsExactly(1234.5, 1234567.25);
        Path blanks = write(directory, "b.csv", "time;a", "2024-01-01 00:00;1 234,5", "2024-01-01 00:01;12 345,25");
        assertThat(read(blanks).rows()).extracting(row -> row.values()[0]).containsExactly(1234.5, 12345.25);
    }

    @Test
    void refusesPointAndCommaAsDecimalMarksOfOneFile() {
        Path file = write(directory, "p.csv", "time;a;b", "2024-01-01 00:00;1,5;1.5");
        assertThatThrownBy(() -> read(file))
                .hasMessageContaining("found point and comma")
                .hasMessageContaining("--decimal");
    }

    @Test
    void neverTakesBrokenGroupsForANumber() {
        Path file = write(
                directory,
                "p.csv",
                Stream.concat(
                                Stream.of("time;a", "2024-01-01 00:00;1234,567.5", "2024-01-01 00:01;12,34.5"),
                                IntStream.range(2, 60).mapToObj("2024-01-01 00:%02d;1,234.5"::formatted))
                        .toArray(String[]::new));
        assertThat(read(file).rows().subList(0, 3))
                .extracting(row -> row.values()[0])
                .containsExactly(Double.NaN, Double.NaN, 1234.5);
    }

    @Test
    void skipsLinesThatItIsToldTo() {
        Path file = write(directory, "p.csv", "2024-01-01,9,9", "x", "time,a", "2024-01-01,1", "soon,2");
        Read read = read(file, "--skip-lines", "2", "--max-bad-cells", "50%");
        assertThat(read.row(0)).endsWith("[1.0]");
        assertThat(read.said()).last().asString().contains("1 without a time", "line 5");
    }

    @Test
    void findsNamesBelowAPreamble() {
        Path file = write(directory, "p.csv", "Station: 12", "Exported 2024-03-01", "", "time,a", "2024-01-01,1");
        Read read = read(file);
        assertThat(read.row(0)).endsWith("[1.0]");
        assertThat(read.said()).contains("names in line 4; what is before them was skipped");
    }

    @Test
    void takesNamesFromACommentRightAboveTheRows() {
        Path file = write(directory, "p.csv", "# made by x", "# time,a", "2024-01-01,1", "2024-01-02,2");
        assertThat(read(file).files().channels()).containsExactly("a");
    }

    @Test
    void asksForNoHeaderWhereTheFirstLineIsARow() {
        Path file = write(directory, "p.csv", "2024-01-01,1,2", "2024-01-02,3,4");
        assertThatThrownBy(() -> read(file)).hasMessageContaining("line 1").hasMessageContaining("--no-header");
        Read read = read(file, "--no-header");
        assertThat(read.files().channels()).containsExactly("c2", "c3");
        assertThat(read.rows()).hasSize(2);
    }

    @Test
    void leavesRowsWithTooManyCellsOut() {
        Path file = write(
                directory,
                "p.csv",
                Stream.concat(
                                Stream.of("time,a", "2024-01-01 00:00,1,5"),
                                IntStream.range(1, 60).mapToObj("2024-01-01 00:%02d,1"::formatted))
                        .toArray(String[]::new));
        Read read = read(file);
        assertThat(read.rows()).hasSize(59);
        assertThat(read.said())
                .last()
                .asString()
                .contains("1 with too many cells", "line 2: expected 2 cells, found 3");
    }

    @Test
    void skipsTheNamesThatComeAgainWhereFilesWereJoined() {
        Path file = write(directory, "p.csv", "time,a", "2024-01-01,1", "time,a", "2024-01-02,2");
        Read read = read(file);
        assertThat(read.rows()).hasSize(2);
        assertThat(read.said()).last().asString().contains("1 the line of names again");
    }

    @Test
    void takesTheDelimiterThatASpreadsheetWroteDown() {
        Path file = write(directory, "p.csv", "sep=|", "time|a;b", "2024-01-01|1");
        assertThat(read(file).files().channels()).containsExactly("a;b");
    }

    @Test
    void doesNotTakeAFirstRowOfTextForUnits() {
        Path file = write(directory, "p.csv", "time,a", "2024-01-01,Init", "2024-01-02,1");
        Read read = read(file, "--max-bad-cells", "50%");
        assertThat(read.rows()).hasSize(2);
        assertThat(read.files().units()).containsExactly("");
    }

    @Test
    void keepsUnitsInRoundBracketsThatAreUnits() {
        Path file = write(
                directory,
                "p.csv",
                "Date/Time,Power (kW),Speed (m/s),Direction (°),CO(GT),Temp (inlet),Flow (m³/h),Rate (1/min)",
                "13 01 2018 00:00,1,2,3,4,5,6,7");
        SeriesFiles files = read(file).files();
        assertThat(files.channels())
                .containsExactly("Power", "Speed", "Direction", "CO(GT)", "Temp (inlet)", "Flow", "Rate");
        assertThat(files.units()).containsExactly("kW", "m/s", "°", "", "", "m³/h", "1/min");
    }

    @Test
    void findsNamesBelowAPreambleOfTheSameWidth() {
        Path file = write(
                directory,
                "p.csv",
                "Report of plant 7;;;",
                "From;01.01.2024;to;02.01.2024",
                ";;;",
                "Zeit; A;B;",
                ";kW;bar;",
                "01.01.2024 00:00;1,5;2,25;",
                "13.01.2024 00:15;1,5;2,25;");
        SeriesFiles files = read(file).files();
        assertThat(files.channels()).containsExactly("A", "B");
        assertThat(files.units()).containsExactly("kW", "bar");
    }

    @Test
    void saysThatAnotherDecimalMarkWouldHelp() {
        Path file = write(directory, "p.csv", "time;a;b", "2024-01-01 00:00;1,5;1.000");
        assertThatThrownBy(() -> read(file)).hasMessageContaining("another decimal mark? give --decimal");
        assertThat(read(file, "--decimal", ",").row(0)).endsWith("[1.5, 1000.0]");
    }

    @Test
    void refusesRowsWithMoreCellsThanNames() {
        Path file = write(directory, "p.csv", "time,a", "1,2024-01-01,5", "2,2024-01-02,6");
        assertThatThrownBy(() -> read(file))
                .hasMessageContaining(
                        "line 2: expected 2 cells, as there are names, found 3; give another --delimiter");
    }

    @Test
    void readsANameOfTwoLines() {
        Path file = write(directory, "p.csv", "time,\"load", "kW\"", "2024-01-01,5");
        assertThat(read(file).files().channels()).containsExactly("load kW");
    }

    @Test
    void saysWhereAQuoteIsOpen() {
        Path file = write(directory, "p.csv", "time,a", "2024-01-01,1", "2024-01-02,\"2", "2024-01-03,3");
        assertThatThrownBy(() -> Cases.read(file)).hasMessageContaining("is a quote open");
    }
}
