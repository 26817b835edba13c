package dev.heed.ingest.mapping;

import dev.heed.registry.RegistrySettings;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** The mappings of several topics. A topic has the one that names it, else the first one whose pattern matches its name. */
public record Mappings(List<Topic> topics) implements Serializable {
    /**
     * A mapping and its topics.
     *
     * @param name of the topic, or a regular expression of such
     * @param isPattern whether it is an expression
     */
    public record Topic(String name, boolean isPattern, RecordMapping mapping) implements Serializable {
        /** Whether a topic has this name, or one that matches. */
        public boolean matches(String topic) {
            return isPattern ? topic.matches(name) : topic.equals(name);
        }

        /** Its topics in words, such as {@code topic 'pumps'}. */
        public String label() {
            return (isPattern ? "pattern '" : "topic '") + name + "'";
        }
    }

    /** No topic has a mapping. */
    public static Mappings none() {
        return new Mappings(List.of());
    }

    /** The same, with the registry that knows the schemas of those that name them by number. */
    public Mappings asking(RegistrySettings registry) {
        return new Mappings(topics.stream()
                .map(topic -> new Topic(
                        topic.name(), topic.isPattern(), topic.mapping().asking(registry)))
                .toList());
    }

    /** Whether some need a registry. */
    public boolean needRegistry() {
        return topics.stream().anyMatch(topic -> topic.mapping().needsRegistry());
    }

    /** The mapping of a topic; empty where its records are Heed's own. */
    public Optional<RecordMapping> of(String topic) {
        return topics.stream()
                .filter(entry -> !entry.isPattern() && entry.matches(topic))
                .findFirst()
                .or(() -> topics.stream().filter(entry -> entry.matches(topic)).findFirst())
                .map(Topic::mapping);
    }
}
