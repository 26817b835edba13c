package dev.heed.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.strimzi.api.kafka.model.topic.KafkaTopicSpec;
import io.strimzi.api.kafka.model.user.KafkaUserSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.kubernetes.operator.api.spec.FlinkDeploymentSpec;
import org.apache.flink.kubernetes.operator.api.spec.FlinkStateSnapshotSpec;

/** Reads manifests as strictly as possible: with the classes of whoever takes them, no unknown field. */
final class Manifests {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new NothingIsIgnored());

    /** Of kinds whose operators read a spec. */
    private static final Map<String, Class<?>> SPECS = Map.of(
            "flink.apache.org/v1beta1 FlinkDeployment", FlinkDeploymentSpec.class,
            "flink.apache.org/v1beta1 FlinkStateSnapshot", FlinkStateSnapshotSpec.class,
            "kafka.strimzi.io/v1beta2 KafkaTopic", KafkaTopicSpec.class,
            "kafka.strimzi.io/v1beta2 KafkaUser", KafkaUserSpec.class);

    private static final Map<String, Class<?>> KUBERNETES = Map.of(
            "v1 ConfigMap", ConfigMap.class,
            "v1 Service", Service.class,
            "apps/v1 Deployment", Deployment.class);

    private static final String BLUE_GREEN = "flink.apache.org/v1beta1 FlinkBlueGreenDeployment";
    private static final Set<String> DEPRECATED =
            Set.of("savepointTriggerNonce", "checkpointTriggerNonce", "initialSavepointPath");

    private Manifests() {}

    /** The classes allow unknown fields, and some keep them; here they are errors. */
    private static final class NothingIsIgnored extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
            return super.findPropertyIgnoralByName(config, annotated).withoutIgnoreUnknown();
        }

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }

    /** The documents of a text. */
    static List<JsonNode> parse(String text) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            YAML.readerFor(JsonNode.class).<JsonNode>readValues(parser).forEachRemaining(document -> {
                if (document.isObject()) {
                    documents.add(document);
                }
            });
        }
        return documents;
    }

    /**
     * Checks one document.
     *
     * @throws JsonProcessingException when it has a field or a value that is not known
     */
    static void check(JsonNode document) throws JsonProcessingException {
        String kind = kind(document);
        if (KUBERNETES.containsKey(kind)) {
            STRICT.treeToValue(document, KUBERNETES.get(kind));
            return;
        }
        require(document, Set.of("apiVersion", "kind", "metadata", "spec"));
        STRICT.treeToValue(document.get("metadata"), ObjectMeta.class);
        JsonNode spec = document.get("spec");
        if (kind.equals(BLUE_GREEN)) {
            require(spec, Set.of("configuration", "ingress", "template"));
            require(spec.get("template"), Set.of("metadata", "spec"));
            checkSpec(spec.get("template").get("spec"), FlinkDeploymentSpec.class);
        } else {
            Class<?> type = SPECS.get(kind);
            if (type == null) {
                throw new IllegalArgumentException("expected a kind that is checked, found " + kind);
            }
            checkSpec(spec, type);
        }
    }

    static String kind(JsonNode document) {
        return document.path("apiVersion").asText() + " "
                + document.path("kind").asText();
    }

    private static void checkSpec(JsonNode spec, Class<?> type) throws JsonProcessingException {
        JsonNode known = spec.deepCopy();
        if (type == FlinkDeploymentSpec.class) {
            // the version of the operator on Central ends before Flink 2: its enum is not asked
            ((ObjectNode) known).put("flinkVersion", "v1_20");
        }
        DEPRECATED.forEach(field -> {
            if (known.path("job").has(field)) {
                throw new IllegalArgumentException("expected no deprecated field, found " + field);
            }
        });
        STRICT.treeToValue(known, type);
    }

    private static void require(JsonNode object, Set<String> known) {
        Set<String> unknown = new TreeSet<>();
        object.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("expected " + new TreeSet<>(known) + ", found " + unknown);
        }
    }
}
