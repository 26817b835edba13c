package dev.heed.model.network;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heed.model.attention.NamedKind;
import dev.heed.model.refusal.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A network's configuration as JSON that names what is to be changed; what it leaves out stays. */
public final class ConfigurationJson {
    private final Problems problems = new Problems();
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addHandler(new WrongWords())
            .build();

    private ConfigurationJson() {}

    /**
     * A configuration with these changes.
     *
     * @param json such as <code>{"attention": {"radius": 16}}</code>
     * @throws IllegalArgumentException with all problems at once: fields that there are not, words that mean nothing, values
     *     out of range, settings that contradict each other
     */
    public static NetworkConfiguration change(NetworkConfiguration begin, String json) {
        return change(begin, json, List.of());
    }

    /**
     * A configuration with these changes, in which groups may name channels.
     *
     * @param channels names, in their order
     * @throws IllegalArgumentException with all problems at once, names of no channel among them
     */
    public static NetworkConfiguration change(NetworkConfiguration begin, String json, List<String> channels) {
        return new ConfigurationJson().changed(begin, json, new ChannelNames(channels));
    }

    private NetworkConfiguration changed(NetworkConfiguration begin, String json, ChannelNames channels) {
        ObjectNode all = mapper.valueToTree(begin);
        try {
            JsonNode changes = mapper.readTree(json);
            if (!(changes instanceof ObjectNode)) {
                throw new IllegalArgumentException("expected a JSON object, found " + changes.getNodeType());
            }
            merge("", all, changes);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected JSON, found " + firstLine(e), e);
        }
        channels.replace(all, problems);
        ExpectationConfiguration expectation = part(all, "expectation", ExpectationConfiguration.class);
        ForecastConfiguration forecast = part(all, "forecast", ForecastConfiguration.class);
        AttentionConfiguration attention = part(all, "attention", AttentionConfiguration.class);
        if (expectation == null || forecast == null || attention == null || !problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
        return new NetworkConfiguration(expectation, forecast, attention);
    }

    private void merge(String path, ObjectNode into, JsonNode changes) {
        changes.fields().forEachRemaining(change -> {
            JsonNode there = into.get(change.getKey());
            if (there == null) {
                problems.add(path + change.getKey() + " is no setting");
            } else if (there instanceof ObjectNode object && change.getValue().isObject()) {
                merge(path + change.getKey() + ".", object, change.getValue());
            } else {
                into.set(change.getKey(), change.getValue());
            }
        });
    }

    private <C> @Nullable C part(ObjectNode all, String name, Class<C> type) {
        try {
            return mapper.treeToValue(all.get(name), type);
        } catch (JsonProcessingException e) {
            Throwable cause = e.getCause();
            String line = cause instanceof IllegalArgumentException ? String.valueOf(cause.getMessage()) : firstLine(e);
            problems.add(line.startsWith(name) || cause != null ? line : name + ": " + line);
            return null;
        }
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("nothing");
    }

    /** Notes words that no setting knows and reads on with the first that it does. */
    private final class WrongWords extends DeserializationProblemHandler {
        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String word, String message) {
            Object[] known = type.getEnumConstants();
            if (known == null) {
                return NOT_HANDLED;
            }
            String names = Arrays.toString(known).toLowerCase(Locale.ROOT);
            problems.add(context.getParser().getParsingContext().getCurrentName() + " must be one of " + names
                    + ", found " + word);
            return known[0];
        }

        @Override
        public Object handleInstantiationProblem(
                DeserializationContext context, Class<?> type, Object word, Throwable problem) {
            if (!NamedKind.class.isAssignableFrom(type)) {
                return NOT_HANDLED;
            }
            problems.add(String.valueOf(
                    Objects.requireNonNullElse(problem.getCause(), problem).getMessage()));
            AttentionConfiguration valid = AttentionConfiguration.defaults();
            return Stream.of(valid.score(), valid.gate(), valid.distribution())
                    .filter(type::isInstance)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String property) {
            problems.add(property + " is no setting");
            return true;
        }
    }

    /** Puts channel numbers where groups name channels, as JSON strings; without channels no name is known. */
    private record ChannelNames(List<String> channels) {
        /** Replaces the names in {@code attention.groups}; names that there are not become problems. */
        void replace(ObjectNode configuration, Problems problems) {
            for (String group : List.of("queries", "keys")) {
                JsonNode named = configuration.at("/attention/groups/" + group);
                if (named instanceof ArrayNode array) {
                    replace("attention.groups." + group, array, problems);
                }
            }
        }

        private void replace(String group, ArrayNode array, Problems problems) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode one = array.get(i);
                int number = one.isTextual() ? channels.indexOf(one.asText()) : one.asInt();
                boolean known = one.isTextual() ? number >= 0 : channels.isEmpty() || number < channels.size();
                if (!known) {
                    String all =
                            channels.isEmpty() ? "numbers, for no names are known here" : "channels of " + channels;
                    problems.add(group + " must hold " + all + ", found " + one.asText());
                    array.set(i, IntNode.valueOf(Integer.MAX_VALUE - i)); // is nothing else wrong about it
                } else if (one.isTextual()) {
                    array.set(i, IntNode.valueOf(number));
                }
            }
        }
    }
}
