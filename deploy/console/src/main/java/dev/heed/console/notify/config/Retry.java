package dev.heed.console.notify.config;

import java.time.Duration;

/**
 * How often a destination that does not take a notification is tried again.
 *
 * @param first after the first attempt, doubled after each further one
 * @param longest at most, at least {@code first}
 * @param giveUpAfter from when the notification was due
 */
public record Retry(Duration first, Duration longest, Duration giveUpAfter) {
    public static final Retry USUAL = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1));

    /** @throws IllegalArgumentException when they contradict each other */
    public Retry {
        if (longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("longest: expected at least first (" + first + "), found " + longest);
        }
    }
}
