package dev.heed.cli.retrain;

import static dev.heed.cli.CommandLineFixture.heed;
import static dev.heed.cli.models.AnsweringJob.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.demo.pump.Channel;
import dev.heed.cli.demo.pump.PumpStation;
import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.input.Row;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.models.AnsweringJob;
import dev.heed.cli.replay.Replay;
import dev.heed.cli.train.PumpModel;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.schemas.ModelUpdate;
import dev.heed.schemas.UpdateMode;
import dev.heed.schemas.UpdateState;
import dev.heed.wire.SingleObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The round over a real broker; the job's answers are played. */
class RetrainCommandTest {
    private static final int SECONDS = 1_200;
    private static EmbeddedKafka kafka;
    private static int count;

    private String updates = "";
    private String states = "";

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(2, List.of("sensor-readings"));
        }
        new Replay("sensor-readings", Channel.labels(), 1, 0, 0, new SingleObject())
                .run(
                        PumpModel.rows(PumpStation.names(3), SECONDS).iterator(),
                        KafkaFixture.client(kafka.bootstrapServers()),
                        row -> {});
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @BeforeEach
    void createTopics() {
        count++;
        updates = "updates-" + count;
        states = "states-" + count;
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(1, List.of(updates), Map.of("cleanup.policy", "compact"));
            topics.create(1, List.of(states));
        }
    }

    private AnsweringJob job() {
        return new AnsweringJob(
                kafka.bootstrapServers(),
                updates,
                states,
                update -> List.of(
                        state(UpdateState.SEEN, 1), state(UpdateState.ACTIVE, 2).setSince(Instant.EPOCH)));
    }

    private CommandLineFixture retrain(String model, String... more) {
        List<String> arguments = new ArrayList<>(List.of("retrain", "--bootstrap-server", kafka.bootstrapServers()));
        arguments.addAll(List.of("--topic", "sensor-readings", "--model", model));
        arguments.addAll(List.of("--updates-topic", updates, "--status-topic", states));
        arguments.addAll(List.of("--output", directory.resolve("next").toString()));
        arguments.addAll(List.of(more));
        return heed(arguments.toArray(String[]::new));
    }

    private List<ModelUpdate> sent() {
        return KafkaFixture.all(kafka.bootstrapServers(), updates).stream()
                .map(record -> AnsweringJob.read(record.value()))
                .toList();
    }

    /** A model of pumps whose values jump about: it expects little of those that do not. */
    private Path poorModel() {
        Stream<String> rows =
                PumpModel.rows(List.of("pump"), SECONDS).stream().map(row -> row.timeMicros() + "," + jumping(row));
        Path file = CsvFixture.write(
                directory,
                "poor.csv",
                Stream.concat(Stream.of("time," + String.join(",", Channel.labels())), rows)
                        .toArray(String[]::new));
        Path model = directory.resolve("poor");
        assertThat(heed(
                                "train",
                                "--input",
                                file.toString(),
                                "--output",
                                model.toString(),
                                "--name",
                                "pumps",
                                "--steps",
                                "10")
                        .status())
                .isZero();
        return model;
    }

    private static String jumping(Row row) {
        long second = row.timeMicros() / 1_000_000;
        return IntStream.range(0, row.values().length)
                .mapToObj(c -> Double.toString(row.values()[c] * (1 + (second * (c + 3)) % 7 / 7.)))
                .collect(Collectors.joining(","));
    }

    @Test
    void activatesANewVersionThatIsBetter() throws Exception {
        Path poor = poorModel();
        try (AnsweringJob job = job()) {
            heed(
                    "models",
                    "activate",
                    poor.toString(),
                    "--bootstrap-server",
                    kafka.bootstrapServers(),
                    "--topic",
                    updates,
                    "--status-topic",
                    states);
            CommandLineFixture run = retrain("pumps", "--window", "20 min", "--promote-if", "better");
            assertThat(run.err()).isEmpty();
            assertThat(run.status()).isZero();
            assertThat(run.out())
                    .containsPattern("version 1 +version 2")
                    .containsPattern("rows measured +720 +720")
                    .containsPattern("forecast error \\(MAE\\) +[0-9.]+ +[0-9.]+")
                    .contains("pinball loss", "alerts a day", "the budget allows 1 alert in 0.00830 days")
                    .contains("shadow pumps 2, from", "activate pumps 2, from", "3,600 rows read, all used");
        }
        ModelDirectory next = ModelDirectory.open(directory.resolve("next"));
        assertThat(sent())
                .extracting(ModelUpdate::getMode)
                .containsExactly(UpdateMode.ACTIVATE, UpdateMode.SHADOW, UpdateMode.ACTIVATE);
        assertThat(retrain("pumps", "--window", "20 min").err())
                .contains("--output: expected a directory that no published version is read from", "where pumps 2 is");
        assertThat(sent().get(2).getVersion()).isEqualTo("2");
        assertThat(sent().get(2).getDigest()).isEqualTo(next.digest());
        ModelCard old = ModelDirectory.open(poor).card();
        assertThat(next.card().configuration()).isEqualTo(old.configuration());
        assertThat(next.card().normalisation().halfLifeSteps())
                .isEqualTo(old.normalisation().halfLifeSteps());
        assertThat(next.card().training().rows()).isEqualTo(3 * 960);
        assertThat(next.card().training().entities()).hasSize(3);
    }

    @Test
    void leavesAsAShadowWhatIsNotBetterAndSaysByHowMuch() throws Exception {
        try (AnsweringJob job = job()) {
            CommandLineFixture run = retrain(
                    PumpModel.directory().toString(),
                    "--window",
                    "5 min",
                    "--hold-out",
                    "0.3",
                    "--model-version",
                    "few",
                    "--promote-if",
                    "better");
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err())
                    .contains(
                            "heed retrain: not activated, it stays a shadow: forecast error 0.",
                            " % above the old version's 0.");
        }
        assertThat(sent()).extracting(ModelUpdate::getMode).containsExactly(UpdateMode.SHADOW);
        assertThat(sent().get(0).getVersion()).isEqualTo("few");
    }

    @Test
    void learnsFromNoMachineWithoutAChannelOfTheModel() {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(1, List.of("fans"));
        }
        new Replay("fans", List.of("rpm"), 1, 0, 0, new SingleObject())
                .run(
                        PumpModel.rows(List.of("fan-1"), 50).stream()
                                .map(row -> new Row(row.entity(), row.timeMicros(), new double[] {row.values()[0]}))
                                .iterator(),
                        KafkaFixture.client(kafka.bootstrapServers()),
                        row -> {});
        CommandLineFixture run =
                retrain(PumpModel.directory().toString(), "--topic", "fans", "--window", "20 min", "--no-wait");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "3,650 rows read, 3,600 used, 50 left out", "fans: left out: 50 without a channel of the model")
                .containsPattern("rows measured +720 +720")
                .contains("topic saliency is not there (--saliency): it holds from now on, by this machine's clock");
        assertThat(ModelDirectory.open(directory.resolve("next"))
                        .card()
                        .training()
                        .entities())
                .hasSize(3);
    }

    @Test
    void refusesWhatCannotBeMeant() {
        String model = PumpModel.directory().toString();
        assertThat(retrain(model, "--window", "soon").err())
                .contains("--window: expected a time such as 30d, found 'soon'");
        assertThat(retrain(model, "--window", "1d", "--hold-out", "1").err())
                .contains("--hold-out: expected a share between 0 and 1, found 1.0");
        assertThat(retrain("fans", "--window", "1d").err())
                .contains(
                        "--model: expected a model directory, or a name of which an update made a version active, found 'fans'");
        assertThat(retrain(model, "--window", "1d", "--entities", "fan-*").err())
                .contains("expected readings of the entities that were asked for, found none among the newest");
        states = "none";
        assertThat(retrain(model, "--window", "1d").err()).contains("found no [none]");
    }
}
