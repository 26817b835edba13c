package dev.heed.cli.attend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.model.attention.catalogue.MechanismRun.Array;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code --config} holds: {@code {"mechanism": "attention", "config": {"score": "dot", …}, "groups": {"y": ["a",
 * "b"]}, "parameters": {"W": {"shape": […], "data": […]}}}}.
 *
 * @param mechanism its name in the catalogue
 * @param words its settings
 * @param groups channels of input y, for mechanisms of two inputs; the others are x
 * @param parameters that are given; the others are drawn
 */
record MechanismFile(String mechanism, Map<String, Object> words, List<String> groups, Map<String, Array> parameters) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static MechanismFile read(Path file) {
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            if (!root.path("mechanism").isTextual()) {
                throw Refusal.usage(file + ": expected a field \"mechanism\" such as \"attention\", found "
                        + (root.isObject() ? "none" : "no JSON object"));
            }
            Map<String, Array> parameters = new LinkedHashMap<>();
            root.path("parameters")
                    .fields()
                    .forEachRemaining(field -> parameters.put(field.getKey(), array(field.getValue())));
            return new MechanismFile(
                    root.get("mechanism").asText(),
                    JSON.convertValue(
                            root.has("config") ? root.get("config") : JSON.createObjectNode(),
                            new TypeReference<>() {}),
                    root.path("groups").has("y")
                            ? JSON.convertValue(root.get("groups").get("y"), new TypeReference<List<String>>() {})
                            : List.of(),
                    parameters);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw Refusal.usage(file + ": expected a mechanism in JSON, found " + e.getMessage())
                    .causedBy(e);
        } catch (IOException e) {
            throw Refusal.failure(file + ": expected a file that can be read, found " + e)
                    .causedBy(e);
        }
    }

    private static Array array(JsonNode node) {
        return new Array(
                JSON.convertValue(node.get("shape"), new TypeReference<List<Long>>() {}),
                JSON.convertValue(node.get("data"), float[].class));
    }
}
