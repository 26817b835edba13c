package dev.heed.cli.models;

import static dev.heed.cli.CommandLineFixture.heed;
import static dev.heed.cli.models.AnsweringJob.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.train.PumpModel;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.schemas.ModelChange;
import dev.heed.schemas.ModelUpdate;
import dev.heed.schemas.UpdateMode;
import dev.heed.schemas.UpdateState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real broker; the job's answers are played. */
class ModelsCommandTest {
    private static EmbeddedKafka kafka;

    private ModelsFixture topics;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @BeforeEach
    void createTopics() {
        topics = new ModelsFixture(kafka);
    }

    @Test
    void publishesADirectoryAndActivatesItByName() throws Exception {
        String digest = ModelDirectory.open(PumpModel.directory()).digest();
        Path store = directory.resolve("store");
        try (AnsweringJob job = topics.job()) {
            CommandLineFixture published = topics.models(
                    "publish",
                    PumpModel.directory().toString(),
                    "--store",
                    store.toUri().toString(),
                    "--at",
                    "2026-01-31 12:00:00");
            assertThat(published.err()).isEmpty();
            assertThat(published.status()).isZero();
            assertThat(published.out().lines().toList())
                    .satisfies(
                            lines -> assertThat(lines.get(0)).startsWith("pumps 1, digest " + digest.substring(0, 12)))
                    .contains(
                            "publish pumps 1, from 2026-01-31T12:00:00Z on: sent to " + topics.updates()
                                    + ", partition 0, offset 0",
                            "seen by the job",
                            "loaded by 1 of 2 subtasks")
                    .endsWith("loaded by 2 of 2 subtasks");
            CommandLineFixture activated = topics.models("activate", "pumps", "--at", "1769860800");
            assertThat(activated.out()).contains("active since 2026-01-31T12:00:10Z, asked for 2026-01-31T12:00:00Z");
            assertThat(activated.status()).isZero();
        }
        List<ModelUpdate> sent = topics.sent();
        Path copy = store.resolve("pumps").resolve("1-" + digest.substring(0, 8));
        assertThat(ModelDirectory.open(copy).digest()).isEqualTo(digest);
        assertThat(sent).extracting(ModelUpdate::getMode).containsExactly(UpdateMode.PUBLISH, UpdateMode.ACTIVATE);
        assertThat(sent).extracting(ModelUpdate::getDigest).containsOnly(digest);
        assertThat(Path.of(java.net.URI.create(sent.get(1).getUri()).getPath())).isEqualTo(copy);
        assertThat(sent.get(1).getBefore()).extracting(ModelChange::getMode).containsExactly(UpdateMode.PUBLISH);
        assertThat(sent.get(1).getIssued()).isAfter(sent.get(0).getIssued());
    }

    @Test
    void saysWhyAJobRefusedAndLeavesThatOutOfWhatTheNextOneRepeats() throws Exception {
        try (AnsweringJob job = topics.job()) {
            CommandLineFixture refused = topics.models("rollback", "pumps");
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.err())
                    .isEqualToIgnoringNewLines(
                            "heed models rollback: refused (nothing-before): expected a version that was"
                                    + " active before, found none; activate one");
            topics.models("assign", "pumps", "--entities", "pump-*", "p?");
            topics.models("retire", "pumps");
        }
        ModelUpdate last = topics.sent().get(2);
        assertThat(last.getBefore()).hasSize(1);
        assertThat(last.getBefore().get(0).getMode()).isEqualTo(UpdateMode.ASSIGN);
        assertThat(last.getBefore().get(0).getEntities()).containsExactly("pump-*", "p?");
    }

    @Test
    void saysThatNoJobHasAnswered() {
        CommandLineFixture run = topics.models("retire", "pumps", "--timeout", "500ms");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("found none: no job has answered; does one run with heed.models.updates-topic="
                        + topics.updates() + "?");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void saysHowFarAJobCameInTime() throws Exception {
        try (AnsweringJob job = new AnsweringJob(
                kafka.bootstrapServers(),
                topics.updates(),
                topics.states(),
                update -> List.of(state(UpdateState.LOADED, 1)))) {
            assertThat(topics.models("retire", "pumps", "--timeout", "2s").err())
                    .contains("expected ACTIVE within 2.0 s, found 'loaded by 1 of 2 subtasks' as the last");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish", "shadow", "canary", "activate", "rollback", "retire", "assign", "status"})
    void helpsWithAnExampleThatFitsTheScreen(String command) {
        String help = heed("models", command, "--help").out();
        assertThat(help).contains("Usage: heed models " + command, "Example", "--bootstrap-server", "--status-topic");
        assertThat(help.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void refusesWhatCannotBeMeant() throws Exception {
        assertThat(topics.models("canary", "pumps", "--share", "0").err())
                .contains("--share: expected a share above 0 and up to 1, such as 0.2 or 20%, found '0'");
        assertThat(topics.models("canary", "pumps", "--share", "120%").err()).contains("found '120%'");
        assertThat(topics.models("activate", "fans").err())
                .contains("NAME: expected a model that was published, of none, or a model directory, found 'fans'");
        assertThat(topics.models("retire", "pumps", "--at", "soon").err()).contains("--at: expected a time such as");
        assertThat(topics.models("retire", "pumps", "--timeout", "soon").err())
                .contains("--timeout: expected a time with its unit, such as 60s, found 'soon'");
        assertThat(topics.models("retire", "pumps", "--timeout", "5").err()).contains("its unit", "found '5'");
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertThat(topics.models("publish", empty.toString()).err())
                .contains("expected manifest.json in the model directory");
        assertThat(topics.models("publish", PumpModel.directory().toString(), "--store", "none:/x")
                        .err())
                .contains("--store none:/x: expected a directory that can be written, found:");
        assertThat(topics.sent()).isEmpty();
        topics.models("publish", PumpModel.directory().toString(), "--no-wait");
        assertThat(topics.models("shadow", "pumps", "--model-version", "7").err())
                .contains("pumps: expected a version out of [1], found '7'");
        assertThat(topics.models("shadow", PumpModel.directory().toString(), "--model-version", "7")
                        .err())
                .contains("--model-version: expected that of the directory, 1, found '7'");
    }
}
