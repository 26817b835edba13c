package dev.heed.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.schemas.ModelChange;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.ModelUpdate;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.UpdateMode;
import dev.heed.wire.SingleObject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands in the records that commands write. */
class UpdateRecordTest {
    private static EmbeddedKafka kafka;

    private ModelsFixture topics;

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
    void repeatsWhatOnlyTheNewestRecordTellsAndTheNewestHundredOfIt() {
        List<ModelChange> before = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            before.add(change(i));
        }
        topics.write(
                topics.updates(),
                new SingleObject()
                        .writer(ModelUpdate.class)
                        .encode(new ModelUpdate(
                                "pumps",
                                "v",
                                "/m",
                                "ab",
                                ModelsFixture.SINCE,
                                UpdateMode.SHADOW,
                                1f,
                                List.of(),
                                Instant.parse("2100-01-01T00:00:00Z"),
                                before)));
        assertThat(topics.models("canary", "pumps", "--model-version", "99", "--share", "20%", "--no-wait")
                        .out())
                .contains("Not waited for a job to answer");
        ModelUpdate sent = topics.sent().get(1);
        assertThat(sent.getUri()).isEqualTo("/model-99");
        assertThat(sent.getShare()).isEqualTo(.2f);
        assertThat(sent.getIssued()).isEqualTo(Instant.parse("2100-01-01T00:00:00.000001Z"));
        assertThat(sent.getBefore()).hasSize(100).startsWith(change(1)).doesNotContain(change(0));
        assertThat(sent.getBefore().get(99).getVersion()).isEqualTo("v");
    }

    private static ModelChange change(int i) {
        return new ModelChange(
                "" + i,
                "/model-" + i,
                "d" + i,
                ModelsFixture.SINCE,
                UpdateMode.PUBLISH,
                1f,
                List.of(),
                Instant.ofEpochSecond(i));
    }

    @Test
    void takesEffectFromTheNewestTimeOfTheSaliencyOn() {
        try (TopicAdmin admin = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            admin.create(1, List.of("saliency"));
        }
        topics.write("saliency", saliency(ModelsFixture.SINCE));
        topics.write("saliency", saliency(ModelsFixture.SINCE.minusSeconds(5)));
        topics.models("retire", "pumps", "--no-wait");
        assertThat(topics.sent().get(0).getEffective()).isEqualTo(ModelsFixture.SINCE);
        topics.models("retire", "pumps", "--no-wait", "--saliency", "none");
        assertThat(topics.sent().get(1).getEffective()).isAfter(Instant.parse("2026-02-01T00:00:00Z"));
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
}
