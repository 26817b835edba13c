package dev.heed.console.feed;

import org.jspecify.annotations.Nullable;

/**
 * What a person said of an alert.
 *
 * @param alert the alert's id
 * @param verdict REAL, FALSE or IGNORE_UNTIL
 * @param until with IGNORE_UNTIL, ms since the epoch
 * @param note why
 * @param effective from when on it counts, ms since the epoch
 */
public record Verdict(
        String alert,
        String verdict,
        @Nullable Long until,
        @Nullable String note,
        long effective) {}
