package dev.heed.window;

import dev.heed.ingest.Reading;
import dev.heed.ingest.Reason;
import java.time.Instant;

/**
 * A reading that was not taken, or the part of it that was not.
 *
 * @param part as a reading of its own
 * @param reason why, for machines
 * @param message why, for people: what was expected and what was found
 */
public record NotTaken(Reading part, Reason reason, String message) {
    /** So many samples that came after their hop was complete, by the event time that had been reached. */
    static NotTaken late(Reading part, int samples, long watermarkMillis) {
        return new NotTaken(
                part,
                Reason.LATE,
                "expected samples of hops that end after " + Instant.ofEpochMilli(watermarkMillis) + ", found "
                        + samples + " older ones; raise heed.ingest.max-lateness if stragglers should count");
    }

    /** A reading of an entity beyond those that are kept. */
    static NotTaken tooManyEntities(Reading reading, int most) {
        return new NotTaken(
                reading,
                Reason.TOO_MANY_ENTITIES,
                "expected at most " + most + " entities in a subtask (heed.window.max-entities), found another one;"
                        + " raise it if they are real, else find out who sends these names");
    }
}
