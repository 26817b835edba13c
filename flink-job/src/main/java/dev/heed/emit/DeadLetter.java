package dev.heed.emit;

import dev.heed.wire.RecordHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that was not taken, with its reason.
 *
 * @param stage that did not take it
 * @param reason for machines, such as {@code invalid-time}
 * @param message for people: what was expected and what was found
 * @param topic it came from
 * @param partition it came from
 * @param offset it came from
 * @param timeMillis its own time
 * @param key as it came
 * @param value as it came; of a reading that came late in part, that part
 * @param headers as they came
 */
public record DeadLetter(
        String stage,
        String reason,
        String message,
        String topic,
        int partition,
        long offset,
        long timeMillis,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<RecordHeader> headers) {}
