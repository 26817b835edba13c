package dev.heed.cli.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.train.PumpModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A file is read like a partition: in the order of its rows, with the lateness and the future that the job allows. */
class DisorderTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    private static final int SECONDS = 402;

    @TempDir
    Path directory;

    private List<String> pump() throws IOException {
        return new ArrayList<>(Files.readAllLines(PumpModel.file(directory, "pump.csv", SECONDS, 0)));
    }

    private String apply(String output, List<String> rows, String... more) throws IOException {
        Path input = Files.write(directory.resolve("input.csv"), rows);
        List<String> arguments = new ArrayList<>(List.of("apply", "--input", input.toString()));
        arguments.addAll(List.of("--model", PumpModel.directory().toString()));
        arguments.addAll(List.of("--output", directory.resolve(output).toString()));
        arguments.addAll(List.of(more));
        CommandLineFixture run = CommandLineFixture.heed(arguments.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    private List<String> saliency(String output) throws IOException {
        return Files.readAllLines(directory.resolve(output).resolve("saliency.csv"));
    }

    @Test
    void givesTheSameAnswerEachTimeWhereRowsAreInDisorder() throws IOException {
        List<String> rows = pump();
        Collections.rotate(rows.subList(201, 301), 50); // the later half before the earlier one
        for (String output : List.of("first", "second", "third")) {
            assertThat(apply(output, rows))
                    .contains("not taken: late, 50 rows; the first, row 251 (input): expected")
                    .contains("the times go back by 1m39s at line 252", "402 rows read, 352 used, 50 left out")
                    .contains("left out: 50 late");
        }
        assertThat(saliency("second")).isEqualTo(saliency("first"));
        assertThat(saliency("third")).isEqualTo(saliency("first"));
    }

    @Test
    void takesRowsInDisorderThatTheLatenessAllows() throws IOException {
        List<String> rows = pump();
        apply("ordered", rows);
        Collections.rotate(rows.subList(201, 301), 50);
        assertThat(apply("disordered", rows, "-Dheed.ingest.max-lateness=100s")).doesNotContain("not taken");
        assertThat(saliency("disordered")).isEqualTo(saliency("ordered"));
    }

    @Test
    void takesARowOutThatLiesInTheFutureAndThoseAfterIt() throws IOException {
        List<String> rows = pump();
        rows.set(201, rows.get(201).replaceFirst("[^,]*,", "4070908800000000,"));
        assertThat(apply("out", rows))
                .contains("not taken: future, 1 rows; the first, row 201 (input): expected a time up to")
                .contains("found 2099-01-01T00:00:00Z")
                .doesNotContain("late");
        apply("whole", pump());
        assertThat(saliency("out")).hasSize(saliency("whole").size() - 1);
    }
}
