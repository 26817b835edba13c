package dev.heed.console.notify.message;

import java.time.Instant;

/**
 * Where a record lies in the topic of alerts.
 *
 * @param written when it was written there
 */
public record Place(int partition, long offset, Instant written) {}
