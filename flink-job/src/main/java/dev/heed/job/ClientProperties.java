package dev.heed.job;

import dev.heed.emit.EmitOptions;
import dev.heed.emit.KafkaRecords;
import dev.heed.ingest.IngestOptions;
import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The properties that all Kafka clients of the job share. */
public final class ClientProperties {
    private ClientProperties() {}

    /**
     * Reads the file of {@code heed.command-config}, where one is given, and adds the brokers' address.
     *
     * @throws Refusal when it cannot be read
     */
    public static Properties of(ReadableConfig options) {
        Properties properties = new Properties();
        options.getOptional(IngestOptions.COMMAND_CONFIG).ifPresent(file -> {
            try (Reader reader = Files.newBufferedReader(Path.of(file))) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw Refusal.preflight(
                        "heed.command-config: expected a properties file, found " + file + ": " + Cause.inWords(e));
            }
        });
        options.getOptional(IngestOptions.BOOTSTRAP_SERVER)
                .ifPresent(address -> properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, address));
        return properties;
    }

    /**
     * What Kafka's clients would refuse, a line each: they would be made anew for ever once the job runs.
     *
     * @param client the properties that all clients share
     */
    static List<String> problems(ReadableConfig options, Properties client) {
        List<String> problems = new ArrayList<>();
        tryOut(problems, () -> new AdminClientConfig(client));
        Properties consumer = new Properties();
        consumer.putAll(client);
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        tryOut(problems, () -> new ConsumerConfig(consumer));
        Properties producer = KafkaRecords.producer(options, client);
        if (options.get(EmitOptions.DELIVERY) == DeliveryGuarantee.EXACTLY_ONCE) {
            producer.putIfAbsent(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true); // else acks is not named
            producer.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, options.get(EmitOptions.TRANSACTION_PREFIX));
        }
        producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        tryOut(problems, () -> new ProducerConfig(producer));
        return problems.stream().distinct().toList();
    }

    private static void tryOut(List<String> problems, Runnable client) {
        try {
            client.run();
        } catch (KafkaException e) {
            problems.add(
                    "heed.command-config: expected properties that Kafka's clients take, found: " + e.getMessage());
        }
    }
}
