package dev.heed.window;

import dev.heed.ingest.Reading;

/**
 * The samples of a reading that came after their hop was complete.
 *
 * @param part those samples, as a reading of their own
 * @param watermarkMillis the event time that had been reached
 */
public record Late(Reading part, long watermarkMillis) {}
