package dev.heed.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.input.CsvFixture;
import dev.heed.ingest.IngestOptions;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class KafkaOptionsTest {
    @TempDir
    Path directory;

    @Test
    void addTheAddressToTheClientsProperties() {
        Path file =
                CsvFixture.write(directory, "client.properties", "security.protocol=SSL", "bootstrap.servers=other");
        Properties properties = parse("--bootstrap-server", "a:1,b:2", "--command-config", file.toString())
                .clientProperties();
        assertThat(properties).containsEntry("security.protocol", "SSL").containsEntry("bootstrap.servers", "a:1,b:2");
    }

    @Test
    void setTheJobsOptions() {
        Configuration options = new Configuration();
        parse("--bootstrap-server", "a:1", "--command-config", "client.properties")
                .into(options);
        assertThat(options.get(IngestOptions.BOOTSTRAP_SERVER)).isEqualTo("a:1");
        assertThat(options.get(IngestOptions.COMMAND_CONFIG)).isEqualTo("client.properties");
    }

    @Test
    void refuseAPropertiesFileThatIsNotThere() {
        assertThatThrownBy(() -> parse("--bootstrap-server", "a:1", "--command-config", "none")
                        .clientProperties())
                .hasMessageContaining("--command-config none: expected a properties file");
    }

    private static KafkaOptions parse(String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        return holder.options;
    }

    @Command
    private static final class Holder {
        @Mixin
        private KafkaOptions options = new KafkaOptions();
    }
}
