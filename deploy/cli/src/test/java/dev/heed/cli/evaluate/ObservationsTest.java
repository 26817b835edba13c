package dev.heed.cli.evaluate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.cli.input.Account;
import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.input.RowRange;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Period;
import dev.heed.model.series.StepGrid;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservationsTest {
    @TempDir
    Path directory;

    private Observations read(String... lines) {
        return read(Intake.plain(List.of("a")), lines);
    }

    private Observations read(Intake intake, String... lines) {
        Path file = CsvFixture.write(directory, "p.csv", lines);
        return requireNonNull(Observations.read(
                        SeriesFiles.open(List.of(file), CsvFixture.seconds()),
                        StepGrid.of(Period.parse("1s")),
                        intake,
                        new Account())
                .get("p"));
    }

    @Test
    void giveTheLastRowOfAStep() {
        Observations rows = read("time,a", "1,1", "2.25,2", "2.75,3", "5,4");
        assertThat(rows.rows()).isEqualTo(4);
        assertThat(rows.rowOf(2)).isEqualTo(2);
        assertThat(rows.rowOf(5)).isEqualTo(3);
        assertThat(rows.rowOf(4)).isEqualTo(-1);
    }

    @Test
    void giveTheMeanOfAStepsRowsWhereTheModelAverages() {
        Intake averaging = new Intake(List.of("a", "b"), List.of(), List.of(), List.of(), true);
        Observations rows = read(averaging, "time,a,b", "1,1,5", "2.25,2,7", "2.5,4,", "2.75,9,", "5,4,1");
        assertThat(rows.values(rows.rowOf(1))).containsExactly(1, 5);
        assertThat(rows.values(rows.rowOf(2))).containsExactly(5, 7);
        assertThat(rows.values(rows.rowOf(5))).containsExactly(4, 1);
    }

    @Test
    void measureDeviationsOverFiniteValuesOfTheRowsAlone() {
        Observations rows = read("time,a,b", "1,2,7", "2,6,7", "3,,7", "4,1000,7");
        double[] deviations = rows.deviations(RowRange.parse("0:3"), 2);
        assertThat(deviations[0]).isEqualTo(2, within(1e-12));
        assertThat(deviations[1]).as("of a channel that never changes").isEqualTo(1);
    }
}
