package dev.heed.console.notify.destination;

import dev.heed.console.notify.message.Notification;
import java.time.Duration;
import java.util.Optional;

/** Where alerts go. Used by one thread at a time. */
public interface Destination {
    /**
     * Delivers a notification; returns once it was taken.
     *
     * @throws NotDelivered otherwise, within the destination's timeout
     */
    void deliver(Notification notification) throws NotDelivered;

    /** Kind and host, for people: without a secret. */
    String address();

    /**
     * Whether it keeps what is open itself. Then it is told of each alert alone, since it groups them, and of its end even in quiet
     * hours.
     */
    default boolean tracksAlerts() {
        return false;
    }

    /** How often it must hear what is still open; empty where once is enough. */
    default Optional<Duration> remindEvery() {
        return Optional.empty();
    }
}
