package dev.heed.console.feed;

import dev.heed.model.refusal.Refusal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/**
 * From where on the topics are read.
 *
 * @param written the earliest record's time of writing; null for all that the topics hold
 */
public record Beginning(@Nullable Instant written) {
    /** What was written before the epoch is all that there is. */
    public Beginning {
        written = written == null || written.isBefore(Instant.EPOCH) ? null : written;
    }

    /**
     * {@code earliest}, a time, or how long ago.
     *
     * @throws Refusal of usage when the text is none of these
     */
    public static Beginning parse(String text, Clock clock) {
        if (text.equals("earliest")) {
            return new Beginning(null);
        }
        try {
            return new Beginning(Instant.parse(text));
        } catch (DateTimeException notATime) {
            try {
                Duration ago = TimeUtils.parseDuration(text);
                return new Beginning(clock.instant().minus(ago));
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                throw Refusal.usage("--from: expected earliest, a time such as 2026-12-01T06:00:00Z, or how long ago"
                                + " such as 1h, found '" + text + "'")
                        .causedBy(e);
            }
        }
    }
}
