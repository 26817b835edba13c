package dev.heed.cli.feedback;

import java.time.Duration;
import java.time.Instant;

/**
 * An alert as its latest record says.
 *
 * @param entity whose it is
 * @param time that the record speaks of
 * @param written when the record was written
 * @param text the alert in words
 */
record FoundAlert(String entity, Instant time, Instant written, String text) {
    /** How far its readings' time was behind the clock. */
    Duration lag() {
        return Duration.between(time, written);
    }
}
