package dev.heed.cli.models;

import static dev.heed.cli.CommandLineFixture.heed;
import static dev.heed.cli.models.AnsweringJob.state;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.ModelUpdate;
import dev.heed.schemas.UpdateState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of models of one test, commands on them, and a job that answers. */
final class ModelsFixture {
    static final Instant SINCE = Instant.parse("2026-01-31T12:00:10Z");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final EmbeddedKafka kafka;
    private final String updates = "updates-" + COUNT.incrementAndGet();
    private final String states = "states-" + COUNT.get();

    ModelsFixture(EmbeddedKafka kafka) {
        this.kafka = kafka;
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(1, List.of(updates), Map.of("cleanup.policy", "compact"));
            topics.create(1, List.of(states));
        }
    }

    String updates() {
        return updates;
    }

    String states() {
        return states;
    }

    CommandLineFixture models(String... arguments) {
        List<String> all = new ArrayList<>(List.of("models"));
        all.addAll(List.of(arguments));
        all.addAll(
                List.of("--bootstrap-server", kafka.bootstrapServers(), "--topic", updates, "--status-topic", states));
        return heed(all.toArray(String[]::new));
    }

    AnsweringJob job() {
        return new AnsweringJob(kafka.bootstrapServers(), updates, states, ModelsFixture::answers);
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

    List<ModelUpdate> sent() {
        return KafkaFixture.all(kafka.bootstrapServers(), updates).stream()
                .map(record -> AnsweringJob.read(record.value()))
                .toList();
    }

    /** Writes a record of the pumps' key. */
    void write(String topic, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                KafkaFixture.client(kafka.bootstrapServers()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, "pumps".getBytes(StandardCharsets.UTF_8), value));
        }
    }
}
