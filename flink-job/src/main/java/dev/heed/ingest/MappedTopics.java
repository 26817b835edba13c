package dev.heed.ingest;

import dev.heed.ingest.fields.UnmappedRecord;
import dev.heed.ingest.mapping.Mappings;
import dev.heed.ingest.mapping.RecordMapper;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The mappers of the topics that have a mapping, each made when its topic is first read. */
final class MappedTopics implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Mappings mappings;
    private transient @Nullable Map<String, Optional<RecordMapper>> mappers;

    MappedTopics(Mappings mappings) {
        this.mappings = mappings;
    }

    /** The mapper of a topic's records; null where they are Heed's own. */
    @Nullable
    RecordMapper mapper(String topic) {
        if (mappings.topics().isEmpty()) {
            return null;
        }
        if (mappers == null) {
            mappers = new ConcurrentHashMap<>(); // metrics are read by another thread
        }
        Optional<RecordMapper> known = mappers.get(topic);
        if (known == null) {
            known = mappings.of(topic).map(RecordMapper::new);
            mappers.put(topic, known);
        }
        return known.orElse(null);
    }

    /** Rows so far that conditions left out. */
    long filtered() {
        return mappers == null
                ? 0
                : mappers.values().stream()
                        .flatMap(Optional::stream)
                        .mapToLong(RecordMapper::filtered)
                        .sum();
    }

    /** What is wrong with a record, as it stands in its dead letter. */
    static InvalidReading invalid(UnmappedRecord problem) {
        return new InvalidReading(Reason.of(problem.problem()), String.valueOf(problem.getMessage()));
    }
}
