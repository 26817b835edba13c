package dev.heed.cli.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.storage.Formatter;

/** A real Kafka broker in this JVM, on free ports; its data is gone once it is closed. Topics are not made by writing. */
public final class EmbeddedKafka implements AutoCloseable {
    private final BrokerSettings settings;
    private final KafkaRaftServer server;

    private EmbeddedKafka(BrokerSettings settings, Map<String, String> properties) {
        this.settings = settings;
        this.server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
    }

    /** Starts a broker and returns when it answers, in 2 to 3 seconds, even when interrupted. */
    public static EmbeddedKafka start() {
        return start(properties -> Map.of());
    }

    /**
     * Starts a broker with other settings.
     *
     * @param more given its common properties, those that are other
     */
    static EmbeddedKafka start(UnaryOperator<Map<String, String>> more) {
        try {
            BrokerSettings settings = BrokerSettings.onFreePorts(Files.createTempDirectory("heed-kafka-"));
            format(settings);
            Map<String, String> properties = settings.properties();
            properties.putAll(more.apply(properties));
            EmbeddedKafka kafka = new EmbeddedKafka(settings, properties);
            CompletableFuture.runAsync(kafka.server::startup).join();
            return kafka;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void format(BrokerSettings settings) throws Exception {
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .addDirectory(settings.directory().toString())
                    .setMetadataLogDirectory(settings.directory().toString())
                    .run();
        }
    }

    /** What a client connects to: {@code localhost:port}. */
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /**
     * Bytes that were written to a topic since this process began, batches as they came, whether they are still kept or not.
     * The broker's own counter.
     */
    public static long bytesIn(String topic) {
        try {
            ObjectName counter =
                    new ObjectName("kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec,topic=" + topic);
            return (long) ManagementFactory.getPlatformMBeanServer().getAttribute(counter, "Count");
        } catch (InstanceNotFoundException e) {
            return 0; // made at the first record
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        CompletableFuture.runAsync(this::shutDown).join();
    }

    private void shutDown() {
        server.shutdown();
        server.awaitShutdown();
        try {
            Utils.delete(settings.directory().toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its data is while it runs. */
    Path directory() {
        return settings.directory();
    }
}
