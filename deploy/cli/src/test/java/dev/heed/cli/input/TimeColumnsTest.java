package dev.heed.cli.input;

import static dev.heed.cli.input.Cases.read;
import static dev.heed.cli.input.CsvFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.input.Cases.Read;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose first column is not the time, and tables that are aligned with blanks, as public files are. */
class TimeColumnsTest {
    @TempDir
    Path directory;

    @Test
    void takeTheOnlyColumnOfDatesWhereverItStands() {
        Read read =
                read(write(directory, "p.csv", "temp,date", "47.8,2010/01/01 00:00:00", "47.4,2010/01/01 01:00:00"));

        assertThat(read.row(0)).isEqualTo("p 1262304000000000 [47.8]");
        assertThat(read.said()).contains("times from the column 'date'");
    }

    @Test
    void takeADateWithTheTimeOfDayBesideIt() {
        Read read = read(
                write(directory, "p.csv", "site,date,time,flow", "N,2024-01-01,00:30,7", "N,2024-01-01,00:40,8"),
                "--entity-column",
                "site");

        assertThat(read.row(1)).isEqualTo("N 1704069600000000 [8.0]");
        assertThat(read.said()).contains("times from the columns 'date' and 'time'");
    }

    @Test
    void preferTheOneThatIsCalledSoAndAskOtherwise() {
        Path called =
                write(directory, "a.csv", "flow,installed,time", "7,2019-05-01,2024-01-01", "9,2019-05-01,2024-01-02");
        assertThat(read(called, "--ignore", "installed").row(1)).isEqualTo("a 1704153600000000 [9.0]");
        Path two = write(directory, "b.csv", "flow,begin,end", "7,2024-01-01,2024-01-02", "9,2024-01-02,2024-01-03");
        assertThatThrownBy(() -> read(two))
                .hasMessageContaining("expected one column of times, found [begin, end]; name it with --time-column");
    }

    @Test
    void preferTheOneThatIsCalledSoToTheFirst() {
        Path file =
                write(directory, "a.csv", "installed,time,flow", "2019-05-01,2024-01-01,7", "2019-05-01,2024-01-02,9");

        assertThat(read(file, "--ignore", "installed").row(1)).isEqualTo("a 1704153600000000 [9.0]");
        assertThatThrownBy(() -> read(file)).hasMessageContaining("--ignore 'installed'");
    }

    @Test
    void takeEpochsThatAreCalledSoWhereverTheyStand() {
        Read read = read(write(directory, "p.csv", "flow,ts,temp", "7,1704067200,20", "9,1704067260,21"));

        assertThat(read.row(1)).isEqualTo("p 1704067260000000 [9.0, 21.0]");
    }

    @Test
    void joinADateWithTheOnlyTimeOfDay() {
        Read read =
                read(write(directory, "p.csv", "flow,tod,temp,date", "7,00:30,20,2024-01-01", "9,00:40,21,2024-01-01"));

        assertThat(read.row(1)).isEqualTo("p 1704069600000000 [9.0, 21.0]");
        assertThat(read.said()).contains("times from the columns 'date' and 'tod'");
    }

    @Test
    void doNotTakeRowNumbersForAChannel() {
        Path numbered =
                write(directory, "p.csv", "row,date,flow", "1,2024-01-01,7", "2,2024-01-02,8", "3,2024-01-03,8");

        assertThatThrownBy(() -> read(numbered))
                .hasMessageContaining("row numbers? take the column away with --ignore 'row'");
        assertThat(read(numbered, "--ignore", "row").row(0)).endsWith("[7.0]");
    }

    @Test
    void leaveOutWhatIsBefore1970AndSaySo() {
        Path file = write(
                directory, "co2.csv", "date,co2", "19580329,316.1", "19691231,320", "19700103,321", "19700110,322");
        Read read = read(file);

        assertThat(read.rows()).hasSize(2);
        assertThat(read.row(0)).isEqualTo("co2 172800000000 [321.0]");
        assertThat(read.said()).contains("4 rows read, 2 used, 2 left out", "left out: 2 before 1970");
        assertThatThrownBy(() -> read(write(directory, "old.csv", "date,co2", "19580329,316.1", "19590329,316.1")))
                .hasMessageContaining("line 2: expected times after 1970-01-01, found 2 of 2 rows before");
    }

    @Test
    void readTablesAlignedWithBlanks() {
        Read read = read(write(
                directory,
                "nino.dat",
                " DATE        FLOW   TEMP",
                " 2024-01-01   7.5     21",
                " 2024-01-02  17.5      9",
                " 2024-01-03   0.5    101"));

        assertThat(read.files().channels()).containsExactly("FLOW", "TEMP");
        assertThat(read.row(2)).endsWith("[0.5, 101.0]");
    }

    @Test
    void readTablesAlignedWithBlanksWithoutNames() {
        Read read = read(
                write(
                        directory,
                        "p.dat",
                        "2024-01-01 00:00   64.104    2.41",
                        "2024-01-01 00:01    4.104   12.41",
                        "2024-01-01 00:02   64.104    2.41"),
                "--no-header",
                "--time-column",
                "c1",
                "c2");

        assertThat(read.row(1)).endsWith("[4.104, 12.41]");
    }

    @Test
    void keepEmptyCellsBetweenSingleBlanks() {
        Read read = read(
                write(directory, "p.dat", "date flow temp", "2024-01-01 7 21", "2024-01-02  9", "2024-01-03 8 22"));

        assertThat(read.row(1)).endsWith("[NaN, 9.0]");
    }

    @Test
    void readMonthsWithoutADay() {
        Path file = write(directory, "m.dat", "YR MON FLOW", "1990 1 7", "1990 2 8", "1990 12 9");
        Read read = read(file, "--time-column", "YR", "MON", "--time-format", "yyyy M");

        assertThat(read.row(1)).isEqualTo("m.dat 633830400000000 [8.0]");
        assertThat(read.row(2)).isEqualTo("m.dat 660009600000000 [9.0]");
    }
}
