package dev.heed.wire;

import dev.heed.schemas.AlertFeedback;
import dev.heed.schemas.AlertVerdict;
import org.jspecify.annotations.Nullable;

/** Makes the bytes of an {@link AlertFeedback}. Not thread-safe. */
public final class FeedbackEncoder {
    private final RecordWriter<AlertFeedback> writer;

    public FeedbackEncoder(Encoding encoding) {
        this.writer = encoding.writer(AlertFeedback.class);
    }

    /**
     * A record's value.
     *
     * @param entity not empty; also the record's key, as UTF-8
     * @param alert the alert's id
     * @param verdict REAL, FALSE or IGNORE_UNTIL
     * @param effectiveMicros from when on it counts, µs since the epoch
     * @param untilMicros with IGNORE_UNTIL, µs since the epoch; 0 otherwise
     * @param note why, for people; null where nothing was noted
     */
    public byte[] encode(
            String entity,
            String alert,
            String verdict,
            long effectiveMicros,
            long untilMicros,
            @Nullable String note) {
        return writer.encode(new AlertFeedback(
                entity,
                alert,
                AlertVerdict.valueOf(verdict),
                untilMicros == 0 ? null : Micros.instant(untilMicros),
                note,
                Micros.instant(effectiveMicros)));
    }
}
