package dev.heed.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.input.Row;
import dev.heed.cli.input.RowReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileScenarioTest {
    @TempDir
    Path directory;

    @Test
    void trainsOnTheFirstHalfAndStreamsTheSecondWithinTheSeconds() {
        Path file = CsvFixture.write(directory, "p.csv", "time,a", "60,1", "120,2", "180,3", "240,4", "300,5");
        FileScenario scenario = FileScenario.of(file, 18);
        assertThat(scenario.period()).hasToString("1m");
        assertThat(scenario.speed()).isEqualTo(10);
        assertThat(values(scenario.training())).containsExactly(1f, 2f);
        assertThat(values(scenario.live())).containsExactly(3f, 4f, 5f);
        assertThat(scenario.injected()).isEmpty();
    }

    private static List<Float> values(RowReader rows) {
        try (rows) {
            List<Float> values = new ArrayList<>();
            while (rows.hasNext()) {
                Row row = rows.next();
                values.add(row.values()[0]);
            }
            return values;
        }
    }
}
