package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientPropertiesTest {
    private final Configuration options = new Configuration();

    private List<String> problems(String key, String value) {
        Properties client = new Properties();
        client.put("bootstrap.servers", "localhost:9092");
        client.put(key, value);
        return ClientProperties.problems(options, client);
    }

    @Test
    void readsTheFileOfTheOption(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("client.properties");
        Files.writeString(file, "security.protocol=SSL\n");
        options.setString("heed.command-config", file.toString());
        assertThat(ClientProperties.of(options)).containsOnly(java.util.Map.entry("security.protocol", "SSL"));
    }

    @Test
    void hasTheBrokersAddress() {
        options.setString("heed.bootstrap-server", "kafka:9092");
        assertThat(ClientProperties.of(options)).containsOnly(java.util.Map.entry("bootstrap.servers", "kafka:9092"));
    }

    @Test
    void refusesAFileThatCannotBeRead() {
        options.setString("heed.command-config", "no-such-file");
        assertThatThrownBy(() -> ClientProperties.of(options))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("heed.command-config: expected a properties file, found ")
                .hasMessageEndingWith("no-such-file: no such file");
    }

    @Test
    void takesSettingsOfAllClients() {
        assertThat(problems("security.protocol", "PLAINTEXT")).isEmpty();
        assertThat(problems("acks", "all")).isEmpty();
        assertThat(problems("max.request.size", "2000000")).isEmpty();
    }

    /** Otherwise each new producer of the sink would fail, and the job restart for ever. */
    @Test
    void refusesAcknowledgementsThatATransactionCannotHave() {
        assertThat(problems("acks", "1"))
                .singleElement()
                .asString()
                .startsWith("heed.command-config: expected properties that Kafka's clients take, found: ")
                .contains("acks");
    }

    @Test
    void takesThemWithoutTransactions() {
        options.setString("heed.emit.delivery", "at-least-once");
        assertThat(problems("acks", "1")).isEmpty();
    }

    @Test
    void tellsAWrongValueOnceAlthoughSeveralClientsRefuseIt() {
        assertThat(problems("request.timeout.ms", "soon"))
                .singleElement()
                .asString()
                .contains("request.timeout.ms");
    }
}
