package dev.heed.cli.evaluate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.input.SeriesFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
    @TempDir
    Path directory;

    private Labels read(String json) {
        return Labels.read(CsvFixture.write(directory, "labels.json", json), List.of("a", "b"));
    }

    @Test
    void areReadFromAFile() {
        Labels labels =
                read("{\"anomalous\": [[2, 5]], \"explained\": [{\"start\": 2, \"end\": 5, \"channels\": [\"b\"]}]}");
        assertThat(labels.segments(0, 10)).containsExactly(new Segment(2, 5));
        assertThat(labels.explained()).containsExactly(new Labels.Explained(2, 5, List.of("b")));
    }

    @Test
    void areCountedFromTheFirstRowThatIsMeasured() {
        Labels labels = read("{\"anomalous\": [[2, 5], [8, 20]]}");
        assertThat(labels.segments(4, 10)).containsExactly(new Segment(0, 1), new Segment(4, 6));
        assertThat(labels.segments(5, 8)).isEmpty();
    }

    @Test
    void areRefusedWhereTheyAreNoRows() {
        assertThatThrownBy(() -> read("{\"anomalous\": [[\"2024-01-01T03:20:00Z\", \"2024-01-01T04:00:00Z\"]]}"))
                .hasMessageContaining("expected runs of rows, counted from 0")
                .hasMessageContaining("found \"2024-01-01T03:20:00Z\"");
        assertThatThrownBy(() -> read("{\"anomalous\": [[200.5, 220]]}")).hasMessageContaining("found 200.5");
    }

    @Test
    void areCountedWhereTheyGoBeyondTheRows() {
        Labels labels = read("{\"anomalous\": [[1, 10], [8, 11], [30, 40]]}");
        assertThat(labels.beyond(10)).isEqualTo(2);
        assertThat(labels.beyond(40)).isZero();
    }

    @Test
    void areRunsOfMarksInAColumn() {
        Path file = CsvFixture.write(directory, "p.csv", "time,a,fault", "1,5,1", "2,5,0", "3,5,1", "4,5,2", "5,5,");
        SeriesFiles files = SeriesFiles.open(List.of(file), CsvFixture.seconds(null, "fault"));
        assertThat(requireNonNull(Labels.ofColumn(files, "fault").get("p")).segments(0, 5))
                .containsExactly(new Segment(0, 1), new Segment(2, 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"anomalous\": [[5, 2]]}     | expected runs of rows [first, row after the last], found [5, 2]",
                "{\"anomalous\": [[1]]}        | expected runs of rows",
                "{\"anomalous\": [[-1, 2]]}    | expected runs of rows",
                "{\"anomalous\": \"yes\"}      | expected labels such as",
                "[]                            | expected labels such as",
                "{\"explained\": [{\"start\": 0, \"end\": 1, \"channels\": [\"c\"]}]} | found 'c'",
            })
    void areRefusedWhereTheyCannotBe(String json, String told) {
        assertThatThrownBy(() -> read(json)).hasMessageContaining(told).hasMessageNotContaining("Exception");
    }

    @Test
    void areRefusedWhereTheFileIsNot() {
        assertThatThrownBy(() -> Labels.read(directory.resolve("none"), List.of("a")))
                .hasMessageContaining("expected a file of labels, found: no such file");
    }
}
