package dev.heed.cli.schemas;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.heed.cli.CommandLineFixture;
import dev.heed.wire.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemasCommandTest {
    @TempDir
    private Path directory;

    @Test
    void writesAFileForEachRecordThatIsWhole() throws IOException {
        CommandLineFixture run = heed("schemas", directory.resolve("new").toString());
        assertThat(run.err()).isEmpty();
        for (Contract contract : Contract.values()) {
            Path file = directory.resolve("new").resolve(contract.record() + ".avsc");
            Schema schema = new Schema.Parser().parse(file.toFile());
            assertThat(schema.getFullName()).isEqualTo("dev.heed.schemas." + contract.record());
            assertThat(run.out()).contains(file + "  topic " + contract.topic());
        }
        assertThat(Files.readString(directory.resolve("new/SaliencyAlert.avsc")))
                .contains("\"name\" : \"ModelRef\"", "\"doc\"")
                .doesNotContain("avro.java.string");
    }

    /** Every reference of the document leads somewhere, and each topic has its message with its schema. */
    @Test
    void writesADocumentOfAsyncApi() throws IOException {
        heed("schemas", directory.toString());
        JsonNode root =
                new YAMLMapper().readTree(directory.resolve("asyncapi.yaml").toFile());
        assertThat(root.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(root.path("info").path("title").asText()).isEqualTo("Heed");
        assertThat(root.path("info").path("version").isTextual()).isTrue();
        assertThat(root.path("channels")).hasSize(Contract.values().length);
        assertThat(root.path("operations")).hasSize(Contract.values().length);
        assertThat(root.findValuesAsText("$ref"))
                .hasSize(2 * Contract.values().length)
                .allSatisfy(ref ->
                        assertThat(root.at(ref.substring(1)).isObject()).as(ref).isTrue());
        for (Contract contract : Contract.values()) {
            JsonNode channel = root.path("channels").path(contract.topic());
            assertThat(channel.path("address").asText()).isEqualTo(contract.topic());
            JsonNode message = root.path("components").path("messages").path(contract.record());
            JsonNode payload = message.path("payload");
            assertThat(payload.path("schemaFormat").asText()).startsWith("application/vnd.apache.avro+json;version=");
            assertThat(new Schema.Parser()
                            .parse(payload.path("schema").toString())
                            .getName())
                    .isEqualTo(contract.record());
            assertThat(message.at("/bindings/kafka/key/type").asText()).isEqualTo("string");
        }
        assertThat(root.at("/operations/read-sensor-readings/action").asText()).isEqualTo("receive");
        assertThat(root.at("/operations/write-saliency-alerts/action").asText()).isEqualTo("send");
        assertThat(root.at("/components/messages/ModelStatus/bindings/kafka/key/description")
                        .asText())
                .startsWith("The model's name");
    }

    @Test
    void saysThatADirectoryCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        CommandLineFixture run = heed("schemas", file.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("heed schemas: DIR: expected a directory that can be written, found " + file)
                .endsWith("there is a file of that name\n");
    }
}
