package dev.heed.console.notify;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.console.notify.message.Notification;
import dev.heed.console.notify.message.Picture;
import dev.heed.console.notify.picture.Features;
import dev.heed.console.notify.picture.PictureTopics;
import dev.heed.console.notify.picture.Pictures;
import dev.heed.schemas.Forecast;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.WeightedFeatures;
import dev.heed.wire.SingleObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at the terminal sees. */
class NotifyCommandIT {
    private static NotifyRig rig;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        rig = new NotifyRig();
        try (TopicAdmin topics = new TopicAdmin(rig.client())) {
            topics.create(2, List.of("weighted-features", "saliency", "forecasts"));
        }
        for (int second = -60; second < 10; second += 2) {
            Instant time = Alerts.START.plusSeconds(second);
            rig.write("weighted-features", "pump-1", WeightedFeatures.class, Features.of(time, 2));
            rig.write("saliency", "pump-1", Saliency.class, Features.saliency(time, 2));
            rig.write("forecasts", "pump-1", Forecast.class, Features.forecast(time));
        }
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    private CommandLineFixture notify(String yaml, String... more) throws Exception {
        Path file = Files.writeString(directory.resolve("notify.yaml"), yaml);
        List<String> line = new java.util.ArrayList<>(List.of("notify", "--config", file.toString()));
        line.addAll(List.of(more));
        return heed(line.toArray(String[]::new));
    }

    private static String hook(String url, String more) {
        return "destinations: {hook: {type: webhook, url: '" + url + "'" + more
                + "}, spare: {type: slack, url: 'http://localhost:1/sEkReT'}}\n"
                + "routes: [{match: {entity: pump-*}, to: hook}]\n";
    }

    @Test
    void aCheckTellsWhatIsInTheFileAndWhereTheNewestAlertsWouldGo() throws Exception {
        String topic = rig.topic(1);
        rig.write(topic, Alerts.open("a", "pump-1"), Alerts.open("b", "fan"));
        try (StubServer server = StubServer.answering()) {
            CommandLineFixture check = notify(
                    hook(server.url() + "/sEkReT", ", picture: true"),
                    "--check",
                    "--alerts",
                    topic,
                    "--bootstrap-server",
                    rig.bootstrapServers());

            assertThat(check.status()).as(check.err()).isZero();
            assertThat(check.out())
                    .containsPattern("hook +webhook at http://localhost:\\d+ +severity +yes +60 min")
                    .containsPattern("1 +entity pump-\\* +hook +ends")
                    .containsPattern("pump-1 +LOW +hook")
                    .containsPattern("fan +LOW +nobody")
                    .doesNotContain("sEkReT");
            assertThat(check.err()).contains("no route leads to spare");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aFileThatIsWrongIsBadUsageWithEachProblemOnALine() throws Exception {
        CommandLineFixture refused =
                notify("destinations: {a: {type: fax}}\nroute: 1\n", "--bootstrap-server", "localhost:1");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err().strip().lines()).hasSize(4);
        assertThat(refused.err()).startsWith("heed notify: --config " + directory);
    }

    @Test
    void aTopicThatIsNotThereIsAPreflightRefusal() throws Exception {
        CommandLineFixture noTopic = notify(
                hook("http://localhost:1", ""), "--alerts", "nope", "--bootstrap-server", rig.bootstrapServers());

        assertThat(noTopic.status()).isEqualTo(3);
        assertThat(noTopic.err()).contains("found no [nope]");
    }

    @Test
    void aFileForLostNotificationsThatCannotBeWrittenIsBadUsage() throws Exception {
        CommandLineFixture refused = notify(
                hook("http://localhost:1", ""),
                "--failed",
                directory + "/no/file",
                "--bootstrap-server",
                "localhost:1");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("--failed").contains("no such file");
    }

    @Test
    void itDeliversWithAPictureUntilItIsInterruptedAndKeepsWhatItLost() throws Exception {
        String topic = rig.topic(1);
        Path failed = directory.resolve("failed.jsonl");
        try (StubServer server = StubServer.answering(200, 400)) {
            String yaml = hook(server.url() + "/sEkReT", ", picture: true");
            CompletableFuture<CommandLineFixture> ended = new CompletableFuture<>();
            Thread command = new Thread(() -> {
                try {
                    ended.complete(notify(
                            yaml,
                            "--alerts",
                            topic,
                            "--from-beginning",
                            "--failed",
                            failed.toString(),
                            "--bootstrap-server",
                            rig.bootstrapServers()));
                } catch (Exception e) {
                    ended.completeExceptionally(e);
                }
            });
            rig.write(topic, Alerts.open("a", "pump-1"), Alerts.open("b", "pump-2"));
            command.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> server.requests().size() == 2);
            await().until(() ->
                    Files.exists(failed) && !Files.readString(failed).isEmpty());
            command.interrupt();
            CommandLineFixture done = ended.get(20, TimeUnit.SECONDS);

            assertThat(done.status()).isZero();
            assertThat(done.out())
                    .contains("Alerts of " + topic + " go to hook, spare.")
                    .contains("hook: delivered open a");
            assertThat(done.err()).contains("hook: LOST open of b: HTTP 400").doesNotContain("sEkReT");
            JsonNode body = new ObjectMapper().readTree(server.requests().get(0).body());
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(
                    Base64.getDecoder().decode(body.get("picture").asText())));
            assertThat(picture.getWidth()).isEqualTo(1_000);
            assertThat(picture.getHeight())
                    .as("a channel, the score and the saliency")
                    .isEqualTo(720);
            JsonNode other =
                    new ObjectMapper().readTree(server.requests().get(1).body());
            assertThat(other.get("picture").isNull()).isTrue();
            assertThat(other.get("pictureMissing").asText()).contains("hold nothing of pump-2");
            JsonNode lost = new ObjectMapper().readTree(Files.readString(failed));
            assertThat(lost.get("destination").asText()).isEqualTo("hook");
            assertThat(lost.get("reason").asText()).isEqualTo("HTTP 400: no, 400");
            assertThat(lost.at("/notification/alerts/0/id").asText()).isEqualTo("b");
        }
    }

    @Test
    void aPictureThatCannotBeDrawnIsLeftOutWithItsReason() {
        Notification opening = Configs.opening(Alerts.open("a", "pump-1"));
        PictureTopics missing = new PictureTopics("no-such-topic", "saliency", "forecasts");

        Picture picture = new Pictures(rig.client(), new SingleObject(), missing, Duration.ofSeconds(2)).of(opening);

        assertThat(picture.isThere()).isFalse();
        assertThat(picture.missing()).contains("no-such-topic");
    }
}
