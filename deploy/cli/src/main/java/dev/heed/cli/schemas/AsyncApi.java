package dev.heed.cli.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.heed.wire.Contract;

/** What the topics hold, in the words of AsyncAPI 3. */
final class AsyncApi {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build());

    private AsyncApi() {}

    static String document() {
        try {
            return YAML.writeValueAsString(tree());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("expected the contracts to be YAML", e);
        }
    }

    private static ObjectNode tree() throws JsonProcessingException {
        ObjectNode root = YAML.createObjectNode().put("asyncapi", "3.0.0");
        String version = AsyncApi.class.getPackage().getImplementationVersion();
        root.putObject("info")
                .put("title", "Heed")
                .put("version", version == null ? "0" : version)
                .put(
                        "description",
                        "Records that Heed reads and writes. Keys are entities or models' names, as UTF-8. Values are Avro: in its single-object"
                                + " encoding, or in Confluent's format where a schema registry is given; outputs may be JSON"
                                + " (heed.emit.format). Who reads should read what is committed.");
        root.put("defaultContentType", "application/avro");
        ObjectNode channels = root.putObject("channels");
        ObjectNode operations = root.putObject("operations");
        ObjectNode messages = root.putObject("components").putObject("messages");
        for (Contract contract : Contract.values()) {
            String name = contract.record();
            ObjectNode channel = channels.putObject(contract.topic());
            channel.put("address", contract.topic()).put("description", contract.description());
            channel.putObject("messages").putObject(name).put("$ref", "#/components/messages/" + name);
            ObjectNode operation = operations.putObject((contract.isInput() ? "read-" : "write-") + contract.topic());
            operation.put("action", contract.isInput() ? "receive" : "send");
            operation.putObject("channel").put("$ref", "#/channels/" + contract.topic());
            ObjectNode message = messages.putObject(name);
            message.put("name", name).put("summary", contract.description()).put("contentType", "application/avro");
            ObjectNode payload = message.putObject("payload");
            payload.put("schemaFormat", "application/vnd.apache.avro+json;version=1.9.0");
            payload.set("schema", YAML.readTree(contract.schema()));
            message.putObject("bindings")
                    .putObject("kafka")
                    .put("bindingVersion", "0.5.0")
                    .putObject("key")
                    .put("type", "string")
                    .put("description", contract.key().description());
        }
        return root;
    }
}
