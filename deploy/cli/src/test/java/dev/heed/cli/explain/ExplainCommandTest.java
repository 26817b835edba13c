package dev.heed.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.train.PumpModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pump whose speed is 60 % too high from second 300 to 330. */
class ExplainCommandTest {
    private static final int FAULT = 300;
    private static final int FAULT_END = 330;
    private static final Instant BEGIN = Instant.parse("2023-11-14T22:13:20Z");

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init") // written before each test
    private Path input;

    @BeforeEach
    void writeTheFile() throws IOException {
        List<String> rows = Files.readAllLines(PumpModel.file(directory, "pump.csv", 402, 0));
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String[] cells = rows.get(i).split(",");
            if (i - 1 >= FAULT && i - 1 < FAULT_END) {
                cells[1] = String.valueOf(1.6 * Double.parseDouble(cells[1]));
            }
            changed.add(String.join(",", cells));
        }
        input = Files.write(directory.resolve("faulty.csv"), changed);
    }

    private CommandLineFixture explain(String at, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "explain",
                "--model",
                PumpModel.directory().toString(),
                "--input",
                input.toString(),
                "--at",
                at,
                "-Dheed.detect.warm-up=1 min"));
        arguments.addAll(List.of(more));
        return CommandLineFixture.heed(arguments.toArray(String[]::new));
    }

    private static String second(int second) {
        return BEGIN.plusSeconds(second).toString();
    }

    @Test
    void saysWhatOpenedAnAlertAndWhatWasExpected() {
        CommandLineFixture run = explain(second(FAULT));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().lines().toList().get(0)).isEqualTo("faulty at 2023-11-14T22:18:20Z: an alert opened");
        assertThat(run.out())
                .containsPattern("score +[\\d.]+: [\\d.]+ one step ahead, [\\d.]+ longest horizon, [\\d.]+ too quiet")
                .containsPattern("level +[\\d.]+ opens an alert, for 1 per 7 d false alerts")
                .contains("budget  1 alerts opened in the 7 d before")
                .containsPattern("speed \\[1/min] +[12]\\d{3} +1\\d{3} ");
    }

    @Test
    void saysSinceWhenAnAlertWasOpen() {
        assertThat(explain(second(FAULT + 10)).out())
                .startsWith("faulty at 2023-11-14T22:18:30Z: an alert was open, since 2023-11-14T22:18:");
    }

    @Test
    void saysHowMuchAnAlertWasShortOf() {
        assertThat(explain(second(FAULT - 100)).out())
                .containsPattern(
                        "^faulty at 2023-11-14T22:16:40Z: no alert: it needed \\d+\\.\\d\\d times the evidence");
    }

    @Test
    void saysThatAnEntityWarmsUp() {
        assertThat(explain(second(80), "-Dheed.detect.warm-up=30 min").out())
                .containsPattern("no alert: it warms up, \\d+ of 1,800 steps");
    }

    @Test
    void takesTheBudgetThatItIsGiven() {
        assertThat(explain(second(FAULT), "-Dheed.detect.false-alerts=2 per 1 d")
                        .out())
                .contains("for 2 per 1 d false alerts", "alerts opened in the 1 d before");
    }

    @Test
    void drawsTheStepsAround() throws IOException {
        Path picture = directory.resolve("why.png");
        assertThat(explain(second(FAULT), "--output", picture.toString()).out())
                .contains("Written to " + picture + "\n")
                .endsWith(" rows read, all used\n");
        assertThat(ImageIO.read(picture.toFile()).getHeight()).isGreaterThan(800);
    }

    @Test
    void saysThatAStepWasNotScored() {
        CommandLineFixture run = explain(second(10));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("--at 2023-11-14T22:13:30Z: expected a step that was scored, found one that warms up: ")
                .contains(" of 58 steps");
    }

    @Test
    void saysWhereTheStepsAre() {
        assertThat(explain("2025-01-01").err())
                .contains("found none: the entity's steps are from 2023-11-14T22:13:20Z to 2023-11-14T22:20:0");
    }

    @Test
    void refusesATimeThatIsNone() {
        CommandLineFixture run = explain("noon");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("--at: expected a time such as 2024-01-31T12:00:00Z")
                .contains("found 'noon'");
    }

    @Test
    void refusesAnEntityThatIsNotThere() {
        CommandLineFixture run = explain(second(FAULT), "--entity", "pump-9");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--entity: expected one of [faulty], found 'pump-9'");
    }
}
