package dev.heed.job;

import dev.heed.ingest.IngestOptions;
import dev.heed.ingest.mapping.Mappings;
import dev.heed.ingest.mapping.Measures;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.configuration.Configuration;

/** Holds the file of mappings against what the job reads and against the model. */
final class MappingCheck {
    private MappingCheck() {}

    /** The mappings of topics that nobody reads, a line each: such a one is misspelt. */
    static List<String> topics(Mappings mappings, Configuration options) {
        Predicate<Mappings.Topic> isRead = options.getOptional(IngestOptions.TOPIC_PATTERN)
                .<Predicate<Mappings.Topic>>map(
                        read -> topic -> topic.isPattern() || topic.name().matches(read))
                .orElse(topic -> options.get(IngestOptions.TOPICS).stream().anyMatch(topic::matches));
        return mappings.topics().stream()
                .filter(isRead.negate())
                .map(topic -> IngestOptions.MAPPING.key() + ": expected mappings of topics that are read"
                        + " (heed.ingest.topics), found one of " + topic.label())
                .toList();
    }

    /** The mappings that give the model none of its channels, a line each. */
    static List<String> channels(Mappings mappings, List<String> channels) {
        return mappings.topics().stream()
                .filter(topic -> topic.mapping().measures() instanceof Measures.Wide wide
                        && Collections.disjoint(channels, names(wide)))
                .map(topic -> IngestOptions.MAPPING.key() + ": expected channels of the model " + channels
                        + ", found none of them in the mapping of " + topic.label())
                .toList();
    }

    private static List<String> names(Measures.Wide wide) {
        return wide.channels().stream().map(Measures.Channel::name).toList();
    }
}
