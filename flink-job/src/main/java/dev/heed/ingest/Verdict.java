package dev.heed.ingest;

/**
 * What a person says of an alert of an entity.
 *
 * @param kind what is said
 * @param alert the alert's id; may be empty with {@link Kind#IGNORE_UNTIL}
 * @param effectiveMicros event time from which on it counts, µs since the epoch, &gt; 0
 * @param untilMicros first event time at which an alert may open again, µs since the epoch; 0 unless it is to be ignored until
 *     then
 */
public record Verdict(Kind kind, String alert, long effectiveMicros, long untilMicros) {
    /** What can be said of an alert. */
    public enum Kind {
        REAL,
        FALSE,
        IGNORE_UNTIL
    }

    /** Whether the alert was worth it. */
    public boolean isReal() {
        return kind == Kind.REAL;
    }

    /** Whether the alert should not have been. */
    public boolean isFalse() {
        return kind == Kind.FALSE;
    }

    /** The last event time that it speaks of, µs since the epoch. */
    public long lastMicros() {
        return Math.max(effectiveMicros, untilMicros);
    }
}
