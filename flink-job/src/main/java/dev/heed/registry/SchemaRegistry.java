package dev.heed.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.registry.RegistryProblem.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A schema registry with Confluent's REST API. Not thread-safe. */
public final class SchemaRegistry {
    /** What Heed's subjects are held to: every version reads all others. */
    public static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private static final JsonMapper JSON = new JsonMapper();

    private final RegistryHttp http;

    /** Connects when it is first asked. */
    public SchemaRegistry(RegistrySettings settings) {
        this.http = new RegistryHttp(settings);
    }

    /**
     * The text of an Avro schema. Waits for a registry that gives no answer.
     *
     * @throws RegistryProblem {@link Kind#UNKNOWN} where it has no such number, or a schema that is no Avro
     */
    public String schema(int id) throws RegistryProblem {
        JsonNode answer = http.get("/schemas/ids/" + id);
        String type = answer.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new RegistryProblem(
                    Kind.UNKNOWN, http.name() + ": expected a schema of Avro, found number " + id + " of " + type);
        }
        if (!answer.path("references").isEmpty()) {
            throw new RegistryProblem(
                    Kind.UNKNOWN,
                    http.name() + ": expected a schema that is whole, found number " + id
                            + " with references to others, which are not followed");
        }
        return text(answer, "schema");
    }

    /** Asks for a schema once, without waiting for a registry that gives no answer. */
    public String schemaNow(int id) throws RegistryProblem {
        return http.atOnce(() -> schema(id));
    }

    /**
     * The number of a schema under a subject.
     *
     * @throws RegistryProblem {@link Kind#UNKNOWN} where it is not registered there
     */
    public int id(String subject, String schema) throws RegistryProblem {
        return number(http.post("/subjects/" + encoded(subject), body("schema", schema)), "id");
    }

    /** How many versions a subject has; 0 where there is no such subject. */
    public int versions(String subject) throws RegistryProblem {
        try {
            return http.get("/subjects/" + encoded(subject) + "/versions").size();
        } catch (RegistryProblem e) {
            if (e.kind() == Kind.UNKNOWN) {
                return 0;
            }
            throw e;
        }
    }

    /**
     * Registers a schema under a subject, unless it is there, and holds the subject to {@link #COMPATIBILITY}.
     *
     * @return the schema's number
     * @throws RegistryProblem {@link Kind#CONFLICT} where other versions do not go with it
     */
    public int register(String subject, String schema) throws RegistryProblem {
        boolean isThere = versions(subject) > 0;
        if (isThere) {
            hold(subject);
        }
        int id = number(http.post("/subjects/" + encoded(subject) + "/versions", body("schema", schema)), "id");
        if (!isThere) {
            hold(subject); // some registries know no settings of a subject that is not there
        }
        return id;
    }

    private void hold(String subject) throws RegistryProblem {
        http.put("/config/" + encoded(subject), body("compatibility", COMPATIBILITY));
        String held = text(http.get("/config/" + encoded(subject)), "compatibilityLevel");
        if (!held.equals(COMPATIBILITY)) {
            throw new RegistryProblem(
                    Kind.CONFLICT,
                    http.name() + ": expected the subject " + subject + " to be held to " + COMPATIBILITY + ", found "
                            + held);
        }
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8);
    }

    private static String body(String field, String value) {
        try {
            return JSON.writeValueAsString(Map.of(field, value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("expected JSON to hold any text", e);
        }
    }

    private String text(JsonNode answer, String field) throws RegistryProblem {
        if (!answer.path(field).isTextual()) {
            throw http.foreign("an answer without '" + field + "'");
        }
        return answer.path(field).textValue();
    }

    private int number(JsonNode answer, String field) throws RegistryProblem {
        if (!answer.path(field).canConvertToInt() || !answer.path(field).isIntegralNumber()) {
            throw http.foreign("an answer without '" + field + "'");
        }
        return answer.path(field).intValue();
    }
}
