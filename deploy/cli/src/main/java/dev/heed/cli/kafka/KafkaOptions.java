package dev.heed.cli.kafka;

import dev.heed.ingest.IngestOptions;
import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Kafka is, in the words of Kafka's own commands: a mixin of every command that talks to a broker. */
public final class KafkaOptions {
    @Option(
            names = "--bootstrap-server",
            required = true,
            paramLabel = "HOST:PORT[,…]",
            description = "The Kafka broker or brokers to connect to.")
    private String bootstrapServers = "";

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties for the Kafka clients, such as security.protocol and sasl.jaas.config.")
    private @Nullable Path commandConfig;

    /**
     * Properties of a client, {@code bootstrap.servers} among them.
     *
     * @throws Refusal of usage when the properties file cannot be read
     */
    public Properties clientProperties() {
        Properties properties = new Properties();
        if (commandConfig != null) {
            try (Reader reader = Files.newBufferedReader(commandConfig)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw Refusal.usage("--command-config %s: expected a properties file that can be read, found: %s"
                                .formatted(commandConfig, Cause.inWords(e)))
                        .causedBy(e);
            }
        }
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return properties;
    }

    /** Sets the job's options that say the same. */
    public void into(Configuration options) {
        options.set(IngestOptions.BOOTSTRAP_SERVER, bootstrapServers);
        if (commandConfig != null) {
            options.set(IngestOptions.COMMAND_CONFIG, commandConfig.toString());
        }
    }
}
