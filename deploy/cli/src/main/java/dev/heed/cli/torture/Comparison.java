package dev.heed.cli.torture;

import dev.heed.emit.OutputTopics;
import dev.heed.schemas.Forecast;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.WeightedFeatures;
import dev.heed.wire.RecordReader;
import dev.heed.wire.SingleObject;
import dev.heed.wire.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Compares the outputs of two runs over the same input as a read_committed consumer sees them, record by record. */
final class Comparison {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int EXAMPLES = 3;

    private final String bootstrapServers;

    Comparison(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** What makes a record the only one of its kind, and what it must be equal in. */
    private interface Identity {
        String of(ConsumerRecord<byte[], byte[]> record) throws UnreadableRecord;
    }

    private static final class Seen {
        private final int hash;
        private int times;

        private Seen(int hash) {
            this.hash = hash;
        }
    }

    /** All topics, by the names of the actual ones. */
    Map<String, TortureReport.TopicCount> compare(OutputTopics expected, OutputTopics actual) {
        Map<String, TortureReport.TopicCount> counts = new LinkedHashMap<>();
        List<Identity> identities = List.of(
                decoded(WeightedFeatures.class, f -> f.getEntity() + " " + f.getTime()),
                decoded(Saliency.class, s -> s.getEntity() + " " + s.getTime()),
                decoded(Forecast.class, f -> f.getEntity() + " " + f.getIssued()),
                decoded(SaliencyAlert.class, a -> a.getId() + " " + a.getState() + " " + a.getTime()),
                Comparison::origin);
        for (int i = 0; i < identities.size(); i++) {
            counts.put(
                    actual.all().get(i),
                    compare(expected.all().get(i), actual.all().get(i), identities.get(i)));
        }
        return counts;
    }

    private static <T extends org.apache.avro.specific.SpecificRecord> Identity decoded(
            Class<T> type, Function<T, String> name) {
        RecordReader<T> reader = new SingleObject().reader(type);
        return record -> name.apply(reader.read(record.value()));
    }

    private static String origin(ConsumerRecord<byte[], byte[]> letter) {
        return String.join(
                " ",
                Stream.of("reason", "topic", "partition", "offset")
                        .map(name -> new String(
                                letter.headers()
                                        .lastHeader("heed.error." + name)
                                        .value(),
                                StandardCharsets.UTF_8))
                        .toList());
    }

    private TortureReport.TopicCount compare(String expected, String actual, Identity identity) {
        Map<String, Seen> records = new HashMap<>();
        read(expected, record -> records.put(name(identity, record), new Seen(Arrays.hashCode(record.value()))));
        long[] wrong = new long[3];
        List<String> examples = new ArrayList<>();
        read(actual, record -> {
            String name = name(identity, record);
            Seen seen = records.get(name);
            if (seen == null) {
                note(wrong, 2, examples, "unexpected: " + name);
            } else if (seen.times++ > 0) {
                note(wrong, 0, examples, "twice: " + name);
            } else if (seen.hash != Arrays.hashCode(record.value())) {
                note(wrong, 1, examples, "different: " + name);
            }
        });
        List<String> lost = records.entrySet().stream()
                .filter(record -> record.getValue().times == 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        lost.stream().limit(EXAMPLES).forEach(name -> examples.add("lost: " + name));
        return new TortureReport.TopicCount(records.size(), lost.size(), wrong[0], wrong[1], wrong[2], examples);
    }

    private static void note(long[] counts, int kind, List<String> examples, String example) {
        if (counts[kind]++ < EXAMPLES) {
            examples.add(example);
        }
    }

    private static String name(Identity identity, ConsumerRecord<byte[], byte[]> record) {
        try {
            return identity.of(record);
        } catch (UnreadableRecord e) {
            throw new IllegalStateException(record.topic() + ": " + e.getMessage(), e);
        }
    }

    private void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(POLL).forEach(taker);
            }
        }
    }
}
