package dev.heed.cli.models;

import static dev.heed.cli.CommandLineFixture.heed;
import static dev.heed.cli.models.AnsweringJob.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.train.PumpModel;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.schemas.ModelChange;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.ModelUpdate;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.UpdateMode;
import dev.heed.schemas.UpdateState;
import dev.heed.wire.SingleObject;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real broker; the job's answers are played. */
class ModelsCommandTest {
    private static final Instant SINCE = Instant.parse("2026-01-31T12:00:10Z");
    private static EmbeddedKafka kafka;
    private static int count;

    private String updates = "";
    private String states = "";

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
        count++;
        updates = "updates-" + count;
        states = "states-" + count;
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(1, List.of(updates), Map.of("cleanup.policy", "compact"));
            topics.create(1, List.of(states));
        }
    }

    private CommandLineFixture models(String... arguments) {
        List<String> all = new ArrayList<>(List.of("models"));
        all.addAll(List.of(arguments));
        all.addAll(
                List.of("--bootstrap-server", kafka.bootstrapServers(), "--topic", updates, "--status-topic", states));
        return heed(all.toArray(String[]::new));
    }

    private AnsweringJob job() {
        return new AnsweringJob(kafka.bootstrapServers(), updates, states, ModelsCommandTest::answers);
    }

    /** All hold, but a version of none, which has nothing before it. */
    private static List<ModelStatus.Builder> answers(ModelUpdate update) {
        List<ModelStatus.Builder> answers = new ArrayList<>(List.of(state(UpdateState.SEEN, 1)));
        switch (update.getMode()) {
            case PUBLISH -> {
                answers.add(state(UpdateState.LOADED, 1));
                answers.add(state(UpdateState.LOADED, 2));
            }
            case ROLLBACK ->
                answers.add(state(UpdateState.REFUSED, 2)
                        .setReason("nothing-before")
                        .setText("expected a version that was active before, found none; activate one"));
            default -> {
                answers.add(state(UpdateState.LOADED, 2));
                answers.add(state(UpdateState.ACTIVE, 2).setSince(SINCE));
            }
        }
        return answers;
    }

    private List<ModelUpdate> sent() {
        return KafkaFixture.all(kafka.bootstrapServers(), updates).stream()
                .map(record -> AnsweringJob.read(record.value()))
                .toList();
    }

    @Test
    void publishesADirectoryAndActivatesItByName() throws Exception {
        String digest = ModelDirectory.open(PumpModel.directory()).digest();
        Path store = directory.resolve("store");
        try (AnsweringJob job = job()) {
            CommandLineFixture published = models(
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
                            "publish pumps 1, from 2026-01-31T12:00:00Z on: sent to " + updates
                                    + ", partition 0, offset 0",
                            "seen by the job",
                            "loaded by 1 of 2 subtasks")
                    .endsWith("loaded by 2 of 2 subtasks");
            CommandLineFixture activated = models("activate", "pumps", "--at", "1769860800");
            assertThat(activated.out()).contains("active since 2026-01-31T12:00:10Z, asked for 2026-01-31T12:00:00Z");
            assertThat(activated.status()).isZero();
        }
        List<ModelUpdate> sent = sent();
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
        try (AnsweringJob job = job()) {
            CommandLineFixture refused = models("rollback", "pumps");
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.err())
                    .isEqualToIgnoringNewLines(
                            "heed models rollback: refused (nothing-before): expected a version that was"
                                    + " active before, found none; activate one");
            models("assign", "pumps", "--entities", "pump-*", "p?");
            models("retire", "pumps");
        }
        ModelUpdate last = sent().get(2);
        assertThat(last.getBefore()).hasSize(1);
        assertThat(last.getBefore().get(0).getMode()).isEqualTo(UpdateMode.ASSIGN);
        assertThat(last.getBefore().get(0).getEntities()).containsExactly("pump-*", "p?");
    }

    @Test
    void repeatsWhatOnlyTheNewestRecordTellsAndTheNewestHundredOfIt() {
        List<ModelChange> before = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            before.add(change(i));
        }
        write(
                updates,
                new SingleObject()
                        .writer(ModelUpdate.class)
                        .encode(new ModelUpdate(
                                "pumps",
                                "v",
                                "/m",
                                "ab",
                                SINCE,
                                UpdateMode.SHADOW,
                                1f,
                                List.of(),
                                Instant.parse("2100-01-01T00:00:00Z"),
                                before)));
        assertThat(models("canary", "pumps", "--model-version", "99", "--share", "20%", "--no-wait")
                        .out())
                .contains("Not waited for a job to answer");
        ModelUpdate sent = sent().get(1);
        assertThat(sent.getUri()).isEqualTo("/model-99");
        assertThat(sent.getShare()).isEqualTo(.2f);
        assertThat(sent.getIssued()).isEqualTo(Instant.parse("2100-01-01T00:00:00.000001Z"));
        assertThat(sent.getBefore()).hasSize(100).startsWith(change(1)).doesNotContain(change(0));
        assertThat(sent.getBefore().get(99).getVersion()).isEqualTo("v");
    }

    private static ModelChange change(int i) {
        return new ModelChange(
                "" + i, "/model-" + i, "d" + i, SINCE, UpdateMode.PUBLISH, 1f, List.of(), Instant.ofEpochSecond(i));
    }

    @Test
    void takesEffectFromTheNewestTimeOfTheSaliencyOn() {
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(1, List.of("saliency"));
        }
        write("saliency", saliency(SINCE));
        write("saliency", saliency(SINCE.minusSeconds(5)));
        models("retire", "pumps", "--no-wait");
        assertThat(sent().get(0).getEffective()).isEqualTo(SINCE);
        models("retire", "pumps", "--no-wait", "--saliency", "none");
        assertThat(sent().get(1).getEffective()).isAfter(Instant.parse("2026-02-01T00:00:00Z"));
    }

    private static byte[] saliency(Instant time) {
        return new SingleObject()
                .writer(Saliency.class)
                .encode(Saliency.newBuilder()
                        .setEntity("pump")
                        .setTime(time)
                        .setPeriod(1e6)
                        .setChannels(List.of("a"))
                        .setModel(new ModelRef("pumps", "1", "ab"))
                        .setHistory(0)
                        .setReceptiveField(1)
                        .setScore(List.of(1f))
                        .setThreshold(List.of(1f))
                        .setSaliency(List.of(1f))
                        .setAttention(List.of())
                        .setObserved(ByteBuffer.wrap(new byte[] {1}))
                        .build());
    }

    private static void write(String topic, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                KafkaFixture.client(kafka.bootstrapServers()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(
                    new ProducerRecord<>(topic, "pumps".getBytes(java.nio.charset.StandardCharsets.UTF_8), value));
        }
    }

    @Test
    void saysThatNoJobHasAnswered() {
        CommandLineFixture run = models("retire", "pumps", "--timeout", "500ms");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("found none: no job has answered; does one run with heed.models.updates-topic=" + updates
                        + "?");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void saysHowFarAJobCameInTime() throws Exception {
        try (AnsweringJob job = new AnsweringJob(
                kafka.bootstrapServers(), updates, states, update -> List.of(state(UpdateState.LOADED, 1)))) {
            assertThat(models("retire", "pumps", "--timeout", "2s").err())
                    .contains("expected ACTIVE within 2.0 s, found 'loaded by 1 of 2 subtasks' as the last");
        }
    }

    @Test
    void showsWhatEachVersionDoes() throws Exception {
        String pumps = PumpModel.directory().toString();
        try (AnsweringJob job = job()) {
            models("publish", pumps);
            models("canary", "pumps", "--share", "0.2");
            models("assign", "pumps", "--entities", "pump-*");
            models("rollback", "pumps");
        }
        models("shadow", "pumps", "--no-wait");
        CommandLineFixture status = models("status");
        assertThat(status.out())
                .containsPattern("name +version +digest +now +since +subtasks +entities")
                .containsPattern("pumps +1 +[0-9a-f]{8} +canary 20 % +2026-01-31T12:00:10Z +2 of 2 +pump-\\*")
                .containsPattern("pumps +- +rollback refused")
                .containsPattern("pumps +1 +[0-9a-f]{8} +shadow asked, no answer")
                .contains("rollback refused: expected a version that was active before");
        JsonNode json =
                new JsonMapper().readTree(models("status", "pumps", "--json").out());
        assertThat(json.at("/0/name").asText()).isEqualTo("pumps");
        assertThat(json.at("/0/entities/0").asText()).isEqualTo("pump-*");
        assertThat(json.at("/0/versions/0/now").asText()).isEqualTo("canary 20 %");
        assertThat((float) json.at("/0/versions/0/share").asDouble()).isEqualTo(.2f);
        assertThat(json.at("/0/versions/0/since").asText()).isEqualTo("2026-01-31T12:00:10Z");
        assertThat(models("status", "fans").err())
                .contains("expected updates of the model 'fans', found those of pumps");
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
        assertThat(models("canary", "pumps", "--share", "0").err())
                .contains("--share: expected a share above 0 and up to 1, such as 0.2 or 20%, found '0'");
        assertThat(models("canary", "pumps", "--share", "120%").err()).contains("found '120%'");
        assertThat(models("activate", "fans").err())
                .contains("NAME: expected a model that was published, of none, or a model directory, found 'fans'");
        assertThat(models("retire", "pumps", "--at", "soon").err()).contains("--at: expected a time such as");
        assertThat(models("retire", "pumps", "--timeout", "soon").err())
                .contains("--timeout: expected a time such as 60s, found 'soon'");
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertThat(models("publish", empty.toString()).err()).contains("expected manifest.json in the model directory");
        assertThat(models("publish", PumpModel.directory().toString(), "--store", "none:/x")
                        .err())
                .contains("--store none:/x: expected a directory that can be written, found:");
        assertThat(sent()).isEmpty();
        models("publish", PumpModel.directory().toString(), "--no-wait");
        assertThat(models("shadow", "pumps", "--model-version", "7").err())
                .contains("pumps: expected a version out of [1], found '7'");
        assertThat(models("shadow", PumpModel.directory().toString(), "--model-version", "7")
                        .err())
                .contains("--model-version: expected that of the directory, 1, found '7'");
    }
}
