package dev.heed.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.heed.job.JobOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The compose file, as far as it can be looked at without a daemon. */
class ComposeTest {
    private static final Path DOCKER = Path.of("../docker");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void mountsFilesOfHeedThatAreThere() throws IOException {
        for (JsonNode service : compose().path("services")) {
            for (JsonNode volume : service.path("volumes")) {
                String source = volume.asText().replaceFirst(":.*", "");
                if (source.startsWith("./")) {
                    assertThat(DOCKER.resolve(source)).exists();
                }
            }
        }
    }

    @Test
    void namesAVersionOfEachImageAndReachesNoOtherMachine() throws IOException {
        for (JsonNode service : compose().path("services")) {
            assertThat(service.path("image").asText()).contains(":").doesNotEndWith(":latest");
            service.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
        }
    }

    @Test
    void setsOptionsOfTheJobThatAreThere() throws IOException {
        List<String> known =
                JobOptions.all().stream().<String>map(ConfigOption::key).toList();
        List<String> set = new ArrayList<>();
        YAML.readTree(DOCKER.resolve("flink-config.yaml").toFile()).fieldNames().forEachRemaining(set::add);
        assertThat(set.stream().filter(key -> key.startsWith("heed.")))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @Test
    void makesEachTopicOfTheJob() throws IOException {
        String script = compose().at("/services/topics/command/0").asText();
        for (ConfigOption<?> option : JobOptions.all()) {
            if (option.key().startsWith("heed.emit.topic.")) {
                assertThat(script).contains(String.valueOf(option.defaultValue()));
            }
        }
        assertThat(script).contains("sensor-readings");
    }

    private static JsonNode compose() throws IOException {
        Object merged = new Yaml().load(Files.readString(DOCKER.resolve("compose.yaml")));
        return YAML.valueToTree(merged);
    }
}
