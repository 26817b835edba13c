import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.schemas.Saliency;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What models.sh needs beside the commands: an empty broker, and a look into topics of one partition. */
public class ModelsRound {
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "broker" -> broker(Path.of(args[1]));
            case "await" -> await(args[1], Instant.parse(args[2]));
            case "served" -> served(args[1]);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** Runs until it is killed; its address is written to a file. */
    private static void broker(Path address) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            Files.writeString(address, kafka.bootstrapServers());
            Thread.currentThread().join();
        }
    }

    private static void all(String broker, String topic, Consumer<byte[]> each) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker, "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> each.accept(record.value()));
            }
        }
    }

    private static Saliency saliency(byte[] value) {
        try {
            return Saliency.getDecoder().decode(value);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Waits until a step of a time, or a later one, has come out. */
    private static void await(String broker, Instant time) throws InterruptedException {
        for (int i = 0; i < 120; i++) {
            Instant[] newest = {Instant.MIN};
            all(broker, "saliency", value -> {
                Instant found = saliency(value).getTime();
                newest[0] = found.isAfter(newest[0]) ? found : newest[0];
            });
            if (!newest[0].isBefore(time)) {
                return;
            }
            Thread.sleep(1_000);
        }
        throw new IllegalStateException("no saliency of " + time + " came");
    }

    /** From when to when each version served. */
    private static void served(String broker) {
        TreeMap<Instant, String> versions = new TreeMap<>();
        all(broker, "saliency", value -> {
            Saliency one = saliency(value);
            versions.put(one.getTime(), one.getModel().getVersion());
        });
        String last = "";
        for (Map.Entry<Instant, String> one : versions.entrySet()) {
            if (!one.getValue().equals(last)) {
                System.out.println("from " + one.getKey() + " on version " + one.getValue());
                last = one.getValue();
            }
        }
        System.out.println(versions.size() + " hops, the last of " + versions.lastKey());
    }
}
