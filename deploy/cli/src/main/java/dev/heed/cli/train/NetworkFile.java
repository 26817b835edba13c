package dev.heed.cli.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heed.cli.failure.Failure;
import dev.heed.model.network.NetworkConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A JSON file that changes a network's configuration; what it leaves out stays. The card shows all of its fields. */
final class NetworkFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private NetworkFile() {}

    /**
     * A configuration changed by a file.
     *
     * @throws Failure of usage when the file cannot be read, or a field in it is unknown or out of its range
     */
    static NetworkConfiguration change(NetworkConfiguration begin, Path file) {
        try {
            JsonNode changes = MAPPER.readTree(file.toFile());
            ObjectNode all = MAPPER.valueToTree(begin);
            if (!(changes instanceof ObjectNode)) {
                throw refused(file, "no JSON object", null);
            }
            merge(all, changes);
            return MAPPER.treeToValue(all, NetworkConfiguration.class);
        } catch (UnrecognizedPropertyException e) {
            throw refused(file, "the unknown field '" + e.getPropertyName() + "' beside " + e.getKnownPropertyIds(), e);
        } catch (JsonProcessingException e) {
            throw refused(file, e.getOriginalMessage().lines().findFirst().orElse("nothing"), e);
        } catch (IOException e) {
            throw refused(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static Failure refused(Path file, String found, @Nullable Exception cause) {
        Failure failure = Failure.usage(
                "--config %s: expected JSON such as {\"attention\": {\"radius\": 16}}, fields as in a model's card under"
                                .formatted(file)
                        + " \"configuration\", found: " + found);
        return cause == null ? failure : failure.causedBy(cause);
    }

    private static void merge(ObjectNode into, JsonNode changes) {
        changes.fields().forEachRemaining(change -> {
            JsonNode there = into.get(change.getKey());
            if (there instanceof ObjectNode object && change.getValue().isObject()) {
                merge(object, change.getValue());
            } else {
                into.set(change.getKey(), change.getValue());
            }
        });
    }
}
