package dev.heed.console.feed;

/**
 * A record of the topic of dead letters, readable.
 *
 * @param time when it was written, ms since the epoch
 * @param reason in one word
 * @param message what was expected and found
 * @param stage that did not take it
 * @param topic where it came from
 * @param partition of that topic
 * @param offset in that partition
 * @param key as text, cut
 * @param value as text, cut; bytes that are no text in hexadecimal
 */
public record DeadLetter(
        long time,
        String reason,
        String message,
        String stage,
        String topic,
        String partition,
        String offset,
        String key,
        String value) {}
