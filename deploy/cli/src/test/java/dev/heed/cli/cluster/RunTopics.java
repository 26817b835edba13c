package dev.heed.cli.cluster;

import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.schemas.ModelComparison;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.ModelUpdate;
import dev.heed.wire.SingleObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The outputs, and the updates, of one of several runs over the same readings.
 *
 * @param broker its address
 * @param run whose they are
 */
record RunTopics(String broker, String run) {
    /** Topics whose records are the same to the bit in two runs, by what the options call them. */
    private static final List<String> EXACT =
            List.of("weighted-features", "saliency", "forecasts", "saliency-alerts", "dead-letters");

    /** Makes the topics. */
    static RunTopics of(LocalJob local, String run) {
        RunTopics topics = new RunTopics(local.kafka.bootstrapServers(), run);
        try (TopicAdmin admin = new TopicAdmin(KafkaFixture.client(topics.broker))) {
            EXACT.forEach(topic -> admin.create(1, List.of(topics.name(topic))));
            admin.create(
                    1,
                    List.of(
                            topics.name("model-status"),
                            topics.name("model-comparisons"),
                            topics.name("model-updates")));
        }
        return topics;
    }

    private String name(String topic) {
        return topic + '-' + run;
    }

    /** Options of a job that writes here. */
    Map<String, String> options() {
        Map<String, String> options = new TreeMap<>();
        EXACT.forEach(topic -> options.put("heed.emit.topic." + topic, name(topic)));
        options.put("heed.detect.warm-up", "60s");
        options.put("heed.attend.fixed-batch", "true");
        options.put("heed.emit.transaction-prefix", run);
        options.put("heed.ingest.group", run);
        return options;
    }

    /** Options of a job that reads updates from here, too. */
    Map<String, String> optionsWithUpdates() {
        Map<String, String> options = options();
        options.put("heed.models.updates-topic", name("model-updates"));
        options.put("heed.models.status-topic", name("model-status"));
        options.put("heed.models.comparisons-topic", name("model-comparisons"));
        options.put("heed.models.comparison-interval", "40s");
        return options;
    }

    void send(ModelUpdate... updates) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                KafkaFixture.client(broker), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ModelUpdate update : updates) {
                producer.send(new ProducerRecord<>(
                        name("model-updates"),
                        "machines".getBytes(StandardCharsets.UTF_8),
                        new SingleObject().writer(ModelUpdate.class).encode(update)));
            }
        }
    }

    /** Values of a topic, without those of the clocks that end a live run. */
    List<byte[]> all(String topic) {
        return KafkaFixture.all(broker, name(topic)).stream()
                .filter(record -> !new String(record.key(), StandardCharsets.UTF_8).startsWith("clock-"))
                .map(record -> record.value())
                .toList();
    }

    /** All records by topic, in an order of their own; without times of the clock and what depends on the parallelism. */
    Map<String, List<String>> records() throws IOException {
        Map<String, List<String>> records = new TreeMap<>();
        for (String topic : EXACT) {
            records.put(
                    topic,
                    all(topic).stream().map(HexFormat.of()::formatHex).sorted().toList());
        }
        List<String> comparisons = new ArrayList<>();
        for (byte[] value : all("model-comparisons")) {
            ModelComparison comparison = ModelComparison.getDecoder().decode(value);
            comparison.setActiveMicros(0);
            comparison.setShadowMicros(0);
            comparisons.add(comparison.toString());
        }
        List<String> states = new ArrayList<>();
        for (byte[] value : all("model-status")) {
            ModelStatus status = ModelStatus.getDecoder().decode(value);
            status.setTime(Instant.EPOCH);
            status.setOffset(0);
            status.setSubtasks(0);
            status.setOf(0);
            states.add(status.toString());
        }
        records.put("model-comparisons", comparisons.stream().sorted().toList());
        records.put("model-status", states.stream().sorted().toList());
        return records;
    }
}
