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

class MissingValuesTest {
    @TempDir
    Path directory;

    @Test
    void countsTextByWhatItSays() {
        Read read = read(Cases.file("17-one-bad-cell/status.csv"));
        assertThat(read.rows()).hasSize(149);
        assertThat(read.row(59)).endsWith("[65.029, NaN, 6.362, 1.666]");
        assertThat(read.said())
                .containsExactly(
                        "'temperature': missing where the cell says 'Bad Input' ×1, 'I/O Timeout' ×1, 'No Data' ×1",
                        "149 rows read, all used");
    }

    @Test
    void refusesMoreTextThanIsAllowed() {
        Path file = Cases.file("17-one-bad-cell/status.csv");
        assertThatThrownBy(() -> read(file, "--max-bad-cells", "2%"))
                .hasMessageContaining("status.csv line 61, column 'temperature'")
                .hasMessageContaining(
                        "'Bad Input'; 3 of 149 rows hold text there: take it away with --ignore 'temperature'");
    }

    @Test
    void doesNotCountTheWordsThatStandForNone() {
        Path file = write(directory, "p.csv", "time,a", "2024-01-01,N/A", "2024-01-02,Bad", "2024-01-03,2");
        assertThat(read(file, "--missing", "bad").row(1)).endsWith("[NaN]");
    }

    @Test
    void takesTheNumbersThatStandForNoneAway() {
        Path file = write(
                directory, "p.csv", "time,a,b", "2024-01-01,-999.25,65535", "2024-01-02,1,2", "2024-01-03,-999.250,0");
        Read read = read(file, "--missing", "-999.25,65535");
        assertThat(read.rows())
                .extracting(CsvFixture::shown)
                .satisfiesExactly(
                        one -> assertThat(one).endsWith("[NaN, NaN]"),
                        two -> assertThat(two).endsWith("[1.0, 2.0]"),
                        three -> assertThat(three).endsWith("[NaN, 0.0]"));
        assertThat(read.said()).contains("'a': missing where the cell says '-999.25' ×2");
    }

    @Test
    void refusesAColumnOfTextWithTheOptionsThatHelp() {
        Path file = write(
                directory,
                "p.csv",
                Stream.concat(
                                Stream.of("time,status,a"),
                                IntStream.range(0, 50).mapToObj("2024-01-01 00:%02d,OK,1"::formatted))
                        .toArray(String[]::new));
        assertThatThrownBy(() -> read(file))
                .hasMessageContaining("column 'status'")
                .hasMessageContaining("50 of 50 rows hold text there: take it away with --ignore 'status'");
    }

    @Test
    void refusesAShareThatIsNone() {
        Path file = Cases.file("17-one-bad-cell/status.csv");
        assertThatThrownBy(() -> read(file, "--max-bad-cells", "200%")).hasMessageContaining("found '200%'");
        assertThatThrownBy(() -> read(file, "--max-bad-cells", "few")).hasMessageContaining("found 'few'");
    }
}
