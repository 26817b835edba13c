package dev.heed.cli.input;

import static dev.heed.cli.input.CsvFixture.all;
import static dev.heed.cli.input.CsvFixture.write;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadFilesTest {
    @TempDir
    Path directory;

    @Test
    void namesFileLineAndColumnOfABadCell() {
        Path file = write(directory, "p.csv", "time,a,b", "1,1,1", "", "2,1,abc");
        reading(file)
                .hasMessage(file + " line 4, column 'b': expected a number, or nothing where none was measured, found"
                        + " 'abc'; 1 of 2 rows hold text there: take it away with --ignore 'b', allow more with"
                        + " --max-bad-cells, or, if it names entities or channels, give --entity-column or"
                        + " --channel-column");
    }

    @Test
    void namesFileLineAndColumnOfABadTime() {
        Path file = write(directory, "p.csv", "time,a", "1,1", "soon,2");
        reading(file)
                .hasMessage(file + " line 3, column 'time': expected " + TimeFormat.EXPECTED
                        + ", found 'soon'; 1 of 2 rows" + " are without a time, allow more with --max-bad-cells");
    }

    @Test
    void refusesColumnsThatDifferByTheirUnitAlone() {
        Path file = write(directory, "p.csv", "time,flow [m³/h],flow [l/s]", "1,2,3");
        reading(file)
                .hasMessage(file + " line 1, column 3: expected channels that differ by more than their [unit], found"
                        + " 'flow [m³/h]' and 'flow [l/s]'; rename one or take it away with --ignore");
    }

    @Test
    void refusesFilesInDifferentUnits() {
        Path one = write(directory, "p1.csv", "time,flow [m³/h]", "1,2");
        Path two = write(directory, "p2.csv", "time,flow [l/s]", "1,2");
        assertThatThrownBy(() -> SeriesFiles.open(List.of(one, two), CsvFixture.seconds()))
                .hasMessage(two + ": expected 'flow' in m³/h, found l/s; convert it, or rename the column");
    }

    @Test
    void saysHowManyCellsALineLacks() {
        Path file = write(directory, "p.csv", "time,a,b", "1,2");
        reading(file)
                .hasMessage(file + " line 2: expected 3 cells, found 2; 1 of 1 rows are with too few cells, give"
                        + " another --delimiter, or --no-header with --skip-lines");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Path file = directory.resolve("none.csv");
        reading(file).hasMessage(file + ": expected a CSV file that can be read, found: no such file");
    }

    @Test
    void refusesADirectory() {
        reading(directory).hasMessage(directory + ": expected a CSV file that can be read, found: a directory");
    }

    @Test
    void refusesAnEmptyFile() {
        Path file = directory.resolve("p.csv");
        write(directory, "p.csv");
        reading(file).hasMessageContaining("found an empty file");
    }

    @Test
    void refusesAFileThatIsCutOffWhileItIsUnzipped() throws Exception {
        Path whole = write(directory, "whole.csv.gz", "time,a", "1,1", "2,2", "3,3");
        Path cut = directory.resolve("cut.csv.gz");
        byte[] bytes = java.nio.file.Files.readAllBytes(whole);
        java.nio.file.Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 12));
        reading(cut).hasMessageContaining("expected a CSV file that can be read");
    }

    @Test
    void refusesTwoColumnsOfOneName() {
        Path file = write(directory, "p.csv", "time,a,a", "1,2,3");
        reading(file)
                .hasMessage(file + " line 1, column 3: expected a name of its own for every column, found 'a' again;"
                        + " rename it, or give --no-header with --skip-lines");
    }

    @Test
    void asksForTheDelimiterOrNoTimeWhereNoChannelIsLeft() {
        Path file = write(directory, "p.csv", "value", "1");
        reading(file).hasMessageContaining("at least one channel").hasMessageContaining("--no-time");
    }

    @Test
    void refusesFilesOfOtherChannels() {
        Path one = write(directory, "p1.csv", "time,a", "1,1");
        Path two = write(directory, "p2.csv", "time,a,b", "1,1,1");
        reading(one, two).hasMessage(two + ": expected the channels [a], found [a, b]; take others away with --ignore");
    }

    @Test
    void refusesTwoFilesOfOneEntity() {
        Path one = write(directory, "p.csv", "time,a", "1,1");
        Path two = write(directory, "p.csv.gz", "time,a", "1,1");
        reading(one, two).hasMessageContaining("found 'p' twice");
    }

    @Test
    void refusesAFileWithoutItsEntityColumn() {
        Path file = write(directory, "p.csv", "time,a", "1,1");
        assertThatThrownBy(() -> SeriesFiles.open(List.of(file), CsvFixture.seconds("machine")))
                .hasMessage(file + ": expected a column 'machine' (--entity-column), found [time, a]");
    }

    private static AbstractThrowableAssert<?, ?> reading(Path... files) {
        return assertThatThrownBy(() -> all(
                        SeriesFiles.open(List.of(files), CsvFixture.seconds()).rows()))
                .isInstanceOf(Refusal.class);
    }
}
