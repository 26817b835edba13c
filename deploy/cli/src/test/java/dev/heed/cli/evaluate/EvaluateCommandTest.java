package dev.heed.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.train.PumpModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    private static final int SECONDS = 402;
    private static final int FAULT = 300;
    private static final int FAULT_END = 330;

    @TempDir
    Path directory;

    /** Of the run over all rows that several tests look at. */
    @TempDir
    private static Path ofAll;

    private static CommandLineFixture all;

    /** A pump whose first channel is 60 % too high for half a minute. */
    private static Path faulty(Path directory) throws IOException {
        List<String> rows = Files.readAllLines(PumpModel.file(directory, "pump.csv", SECONDS, 0));
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String[] cells = rows.get(i).split(",");
            boolean fault = i - 1 >= FAULT && i - 1 < FAULT_END;
            if (fault) {
                cells[1] = String.valueOf(1.6 * Double.parseDouble(cells[1]));
            }
            changed.add(String.join(",", cells) + (i == 0 ? ",fault" : fault ? ",1" : ",0"));
        }
        return Files.write(directory.resolve("faulty.csv"), changed);
    }

    private static CommandLineFixture evaluate(Path directory, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "evaluate",
                "--model",
                PumpModel.directory().toString(),
                "--input",
                faulty(directory).toString(),
                "--output",
                directory.resolve("report").toString(),
                "-Dheed.detect.warm-up=1 min"));
        arguments.addAll(List.of(more));
        return CommandLineFixture.heed(arguments.toArray(String[]::new));
    }

    private CommandLineFixture evaluate(String... more) throws IOException {
        return evaluate(directory, more);
    }

    private static JsonNode report(Path directory) throws IOException {
        return new ObjectMapper().readTree(Files.readString(directory.resolve("report/evaluation.json")));
    }

    private JsonNode report() throws IOException {
        return report(directory);
    }

    @BeforeAll
    static void evaluateAll() throws IOException {
        String channel = Files.readAllLines(faulty(ofAll)).get(0).split(",")[1];
        Path labels = Files.writeString(
                ofAll.resolve("labels.json"),
                "{\"anomalous\": [[%d, %d], [90000, 90010]], \"explained\": [{\"start\": %d, \"end\": %d, \"channels\": [\"%s\"]}]}"
                        .formatted(FAULT, FAULT_END, FAULT, FAULT_END, channel));
        all = evaluate(ofAll, "--ignore", "fault", "--labels", labels.toString());
        assertThat(all.status()).as(all.err()).isZero();
    }

    @Test
    void measuresDetectionAgainstAColumnOfTheInput() throws IOException {
        CommandLineFixture run = evaluate("--label-column", "fault", "--rows", "100:");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("AUC-PR", "anomalies alerted", "last value");
        JsonNode facts = report().at("/detection/faulty");
        assertThat(facts.at("/rows").asInt()).isEqualTo(SECONDS - 100);
        assertThat(facts.at("/ranking/randomAucPr").asDouble()).isEqualTo(30. / (SECONDS - 100));
        assertThat(facts.at("/ranking/aucPr").asDouble()).isGreaterThan(.8);
        assertThat(facts.at("/alarms/eventRecall").asDouble()).isEqualTo(1);
        assertThat(facts.at("/alerts/eventsAlerted").asInt()).isEqualTo(1);
        assertThat(ImageIO.read(directory.resolve("report/evaluation.png").toFile())
                        .getWidth())
                .isGreaterThan(1000);
    }

    @Test
    void measuresHowTrueTheSaliencyOfAFaultIs() throws IOException {
        assertThat(all.out()).contains("saliency   its top tenth of cells takes away");
        JsonNode saliency = report(ofAll).at("/detection/faulty/saliency");
        assertThat(saliency.at("/hops").asInt()).isBetween(4, 40);
        assertThat(saliency.at("/deletion").asDouble())
                .isGreaterThan(3 * saliency.at("/randomDeletion").asDouble());
        assertThat(saliency.at("/sufficiency").asDouble())
                .isGreaterThan(saliency.at("/randomSufficiency").asDouble());
    }

    @Test
    void measuresTheSaliencyOfTheRowsThatAreAskedForAlone() throws IOException {
        CommandLineFixture run = evaluate("--ignore", "fault", "--rows", "310:");
        int late = report().at("/detection/faulty/saliency/hops").asInt();
        assertThat(run.out()).contains("of " + late + " hops");
        assertThat(late)
                .isPositive()
                .isLessThan(report(ofAll).at("/detection/faulty/saliency/hops").asInt());
    }

    @Test
    void measuresForecastsAgainstTheBackboneAlone() throws IOException {
        assertThat(all.out()).contains("backbone alone");
        JsonNode forecast = report(ofAll).at("/forecast/faulty");
        double alone = forecast.at("/backbone/mse").asDouble();
        assertThat(alone).isPositive().isNotCloseTo(forecast.at("/model/mse").asDouble(), within(1e-5));
        evaluate("--ignore", "fault", "-Dheed.learn.correction=false");
        assertThat(report().at("/forecast/faulty/model/mse").asDouble()).isCloseTo(alone, within(1e-6));
        assertThat(report().at("/forecast/faulty/backbone").isNull()).isTrue();
    }

    @Test
    void writesNullForWhatThereIsNotEnoughOf() throws IOException {
        Path labels = Files.writeString(directory.resolve("labels.json"), "{\"anomalous\": [[140, 141]]}");
        evaluate("--ignore", "fault", "--labels", labels.toString(), "--rows", "100:250");
        assertThat(report().at("/detection/faulty/saliency").isNull()).isTrue();
        assertThat(report().at("/detection/faulty/alarms/recall").asDouble()).isZero();
        assertThat(report().at("/detection/faulty/alarms/medianDelay").isNull()).isTrue();
        assertThat(Files.readString(directory.resolve("report/evaluation.json")))
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void measuresBlameAgainstAFileOfLabels() throws IOException {
        assertThat(report(ofAll).at("/detection/faulty/blame/hitRate100").asDouble())
                .isEqualTo(1);
        assertThat(all.out())
                .contains("1 of 2 labelled runs go beyond the ", " rows of faulty: are they labels of this");
    }

    @Test
    void saysWhichChannelLabelsMayName() throws IOException {
        Path labels = Files.writeString(
                directory.resolve("labels.json"),
                "{\"explained\": [{\"start\": 0, \"end\": 9, \"channels\": [\"nobody\"]}]}");
        CommandLineFixture run = evaluate("--ignore", "fault", "--labels", labels.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("expected channels of the model", "found 'nobody'");
    }

    @Test
    void refusesRowsThatTheFileDoesNotHave() throws IOException {
        CommandLineFixture run = evaluate("--ignore", "fault", "--rows", "9000:");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("expected rows that faulty has");
    }
}
