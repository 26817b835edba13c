package dev.heed.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.input.Account;
import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.input.Row;
import dev.heed.cli.input.SeriesFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioTest {
    @TempDir
    Path directory;

    @Test
    void trainsOnTheFirstHalfAndStreamsTheSecondWithinTheSeconds() {
        Path file = CsvFixture.write(directory, "p.csv", "time,a", "60,1", "120,2", "180,3", "240,4", "300,5");
        Scenario scenario = Scenario.ofFiles(
                SeriesFiles.open(List.of(file), CsvFixture.seconds()), Optional.empty(), 18, new Account());
        assertThat(scenario.period()).hasToString("1m");
        assertThat(scenario.speed()).isEqualTo(10);
        assertThat(values(scenario.training().get())).containsExactly(1., 2.);
        assertThat(values(scenario.live().get())).containsExactly(3., 4., 5.);
        assertThat(scenario.injected()).isEmpty();
    }

    private static List<Double> values(Stream<Row> rows) {
        try (rows) {
            return rows.map(row -> row.values()[0]).toList();
        }
    }
}
