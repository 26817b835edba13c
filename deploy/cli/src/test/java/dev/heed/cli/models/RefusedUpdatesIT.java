package dev.heed.cli.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.demo.pump.PumpStation;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.train.PumpModel;
import dev.heed.model.serving.CardJson;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.ModelUpdate;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.UpdateMode;
import dev.heed.schemas.UpdateState;
import dev.heed.wire.SingleObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates that cannot hold, sent to a job that runs: each is one line, and the running model goes on. */
class RefusedUpdatesIT {
    private static final int PUMPS = 3;

    @TempDir
    private Path directory;

    /** A copy of the pumps' model. */
    private Path copy(String name) throws Exception {
        Path copy = directory.resolve(name);
        FileUtils.copyDirectory(PumpModel.directory().toFile(), copy.toFile());
        return copy;
    }

    private Path ofATorqueThatNobodySends() throws Exception {
        Path mills = copy("mills");
        String card = Files.readString(mills.resolve("model.json"))
                .replace("\"name\" : \"pumps\"", "\"name\" : \"mills\"")
                .replace("\"flow\"", "\"torque\"");
        ModelDirectory.complete(mills, CardJson.read(card));
        return mills;
    }

    private static void assertRefused(LivePumps pumps, String expected, String... command) {
        CommandLineFixture update = pumps.heed(command);
        assertThat(update.status()).as(expected).isEqualTo(1);
        assertThat(update.err().lines()).singleElement().asString().contains("refused", "expected", "found", expected);
    }

    /** Written past the command, which takes no such share. */
    private static void writeAShareOfTwo(LivePumps pumps) {
        ModelUpdate update = new ModelUpdate(
                "pumps",
                "1",
                PumpModel.directory().toAbsolutePath().toString(),
                ModelDirectory.open(PumpModel.directory()).digest(),
                Instant.now(),
                UpdateMode.CANARY,
                2f,
                List.of(),
                Instant.now(),
                List.of());
        pumps.write(
                "model-updates",
                "pumps".getBytes(StandardCharsets.UTF_8),
                new SingleObject().writer(ModelUpdate.class).encode(update));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> pumps.all("model-status", ModelStatus.getDecoder()).stream()
                        .anyMatch(status -> status.getReason().equals("share")));
    }

    @Test
    void eachIsOneLineAndTheRunningModelGoesOn() throws Exception {
        try (LivePumps pumps = new LivePumps(directory, PumpStation.names(PUMPS), 400)) {
            pumps.run(
                    "--model=" + PumpModel.directory(),
                    "-Dheed.models.updates-topic=model-updates",
                    "--create-topics=1");
            pumps.awaitTopics("sensor-readings", "model-updates", "model-status");
            pumps.goOn(0, 100, 96);
            pumps.write("model-updates", "pumps".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3});
            assertRefused(pumps, "(unknown-name)", "models", "rollback", "fans");
            assertRefused(pumps, "(nothing-before)", "models", "rollback", "pumps");

            Path lost = copy("lost");
            pumps.done("models", "publish", lost.toString());
            FileUtils.deleteDirectory(lost.toFile());
            assertRefused(pumps, "found none", "models", "shadow", "pumps");

            Path changed = copy("changed");
            pumps.done("models", "publish", changed.toString());
            Path card = changed.resolve("model.json");
            Files.writeString(card, Files.readString(card).replace("\"version\" : \"1\"", "\"version\" : \"9\""));
            assertRefused(pumps, "model.json", "models", "activate", "pumps");
            assertThat(pumps.heed("models", "canary", "pumps", "--share=2").err())
                    .contains("--share: expected");
            writeAShareOfTwo(pumps);
            assertThat(pumps.done(
                            "models", "publish", ofATorqueThatNobodySends().toString()))
                    .contains("subtasks: no entity has sent the channels [torque] so far");

            pumps.goOn(100, 200, 196);
            assertThat(pumps.all("saliency", Saliency.getDecoder()))
                    .hasSize(PUMPS * 196 / PumpModel.HOP)
                    .allSatisfy(one -> assertThat(one.getModel().getVersion()).isEqualTo("1"));
            assertBadBytesAreADeadLetter(pumps);
            assertThat(pumps.all("model-status", ModelStatus.getDecoder()).stream()
                            .filter(status -> status.getState() == UpdateState.REFUSED)
                            .map(ModelStatus::getText))
                    .hasSize(5)
                    .allSatisfy(text ->
                            assertThat(text).contains("expected", "found").doesNotContain("\n"));
            assertThat(pumps.end().err()).isEmpty();
        }
    }

    private static void assertBadBytesAreADeadLetter(LivePumps pumps) {
        List<ConsumerRecord<byte[], byte[]>> letters = KafkaFixture.all(pumps.kafka.bootstrapServers(), "dead-letters");
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.value()).containsExactly(1, 2, 3);
            assertThat(header(letter, "heed.error.topic")).isEqualTo("model-updates");
            assertThat(header(letter, "heed.error.offset")).isEqualTo("0");
            assertThat(header(letter, "heed.error.reason")).isEqualTo("undecodable");
        });
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
