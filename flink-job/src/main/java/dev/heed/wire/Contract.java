package dev.heed.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.heed.schemas.AlertFeedback;
import dev.heed.schemas.Forecast;
import dev.heed.schemas.ModelComparison;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.ModelUpdate;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.SensorReading;
import dev.heed.schemas.WeightedFeatures;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** The records that a job reads and writes, one kind for each kind of topic. */
public enum Contract {
    SENSOR_READING("sensor-readings", SensorReading.class),
    WEIGHTED_FEATURES("weighted-features", WeightedFeatures.class),
    SALIENCY("saliency", Saliency.class),
    FORECAST("forecasts", Forecast.class),
    SALIENCY_ALERT("saliency-alerts", SaliencyAlert.class),
    ALERT_FEEDBACK("alert-feedback", AlertFeedback.class),
    MODEL_UPDATE("model-updates", ModelUpdate.class),
    MODEL_STATUS("model-status", ModelStatus.class),
    MODEL_COMPARISON("model-comparisons", ModelComparison.class);

    private static final JsonMapper JSON = new JsonMapper();
    /** What generated Java needs to know of texts; nobody else does. */
    private static final String JAVA_TEXT = "avro.java.string";

    private final String topic;
    private final Class<? extends SpecificRecord> type;

    Contract(String topic, Class<? extends SpecificRecord> type) {
        this.topic = topic;
        this.type = type;
    }

    /** The contract of a kind of record. */
    static Contract of(Class<?> type) {
        return Arrays.stream(values())
                .filter(contract -> contract.type == type)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a record of a topic, found " + type));
    }

    /** The topic that holds it, unless an option says otherwise. */
    public String topic() {
        return topic;
    }

    /** The record's name, such as {@code SensorReading}. */
    public String record() {
        return type.getSimpleName();
    }

    /** Whether a job reads it; else it writes it. */
    public boolean isInput() {
        return this == SENSOR_READING || this == ALERT_FEEDBACK || this == MODEL_UPDATE;
    }

    /** Whether only a job or a command of Heed's writes it; else anybody may. */
    public boolean isOwn() {
        return this != SENSOR_READING && this != ALERT_FEEDBACK;
    }

    /** Its field that is the key of its records, as UTF-8. */
    public ContractField key() {
        String name = this == MODEL_UPDATE || this == MODEL_STATUS ? "name" : "entity";
        return fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What the record is, in words. */
    public String description() {
        return String.valueOf(avro().getDoc());
    }

    /** Its fields, in the schema's order. */
    public List<ContractField> fields() {
        return ContractField.of(avro());
    }

    Class<? extends SpecificRecord> type() {
        return type;
    }

    Schema avro() {
        return SpecificData.getForClass(type).getSchema(type);
    }

    /** The schema as JSON, whole: what it refers to stands in it. */
    public String schema() {
        return schemaTree().toString();
    }

    /** The schema as JSON for people. */
    public String schemaText() {
        return schemaTree().toPrettyString() + "\n";
    }

    private JsonNode schemaTree() {
        try {
            return withoutJava(JSON.readTree(avro().toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("expected Avro to write JSON", e);
        }
    }

    private static JsonNode withoutJava(JsonNode node) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, withoutJava(array.get(i)));
            }
        } else if (node instanceof ObjectNode object) {
            if (object.remove(JAVA_TEXT) != null && object.size() == 1) {
                return TextNode.valueOf(object.path("type").asText());
            }
            object.properties().forEach(field -> field.setValue(withoutJava(field.getValue())));
        }
        return node;
    }
}
