package dev.heed.ingest;

import dev.heed.wire.RecordHeader;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record that was not taken, as it came, with its reason; of one that came late in part, that part.
 *
 * @param reason why, for machines
 * @param message why, for people: what was expected and what was found
 * @param key the record's key
 * @param value the record's value
 * @param headers the record's headers
 * @param timeMillis the record's own timestamp
 * @param origin where it was read
 */
public record Rejected(
        Reason reason,
        String message,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<RecordHeader> headers,
        long timeMillis,
        Origin origin) {
    /** The stage that did not take it. */
    public String stage() {
        return reason.stage();
    }

    /** The labels of all reasons that there are. */
    public static List<String> labels() {
        return Stream.of(Reason.values()).map(Reason::label).toList();
    }

    /** The reason as it stands in a dead letter's header, such as {@code invalid-time}. */
    public String label() {
        return reason.label();
    }
}
