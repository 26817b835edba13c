package dev.heed.job;

import dev.heed.ingest.IngestOptions;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.flink.configuration.ReadableConfig;

/** The properties that all Kafka clients of the job share. */
public final class ClientProperties {
    private ClientProperties() {}

    /**
     * Reads the file of {@code heed.command-config}; none where it is not given.
     *
     * @throws Refusal when it cannot be read
     */
    public static Properties of(ReadableConfig options) {
        Properties properties = new Properties();
        options.getOptional(IngestOptions.COMMAND_CONFIG).ifPresent(file -> {
            try (Reader reader = Files.newBufferedReader(Path.of(file))) {
                properties.load(reader);
            } catch (IOException e) {
                throw Refusal.preflight("heed.command-config: expected a properties file, found " + e);
            }
        });
        return properties;
    }
}
