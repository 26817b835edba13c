package dev.heed.console.web;

import dev.heed.console.feed.Verdict;
import org.jspecify.annotations.Nullable;

/** Writes what a person says of an alert. */
public interface FeedbackWriter {
    /**
     * Writes a verdict, and returns when the broker has it.
     *
     * @param entity the alert's
     * @throws dev.heed.model.refusal.Refusal when the broker does not take it
     */
    void write(String entity, Verdict verdict);

    /** What came from the page: {@code until} in ms since the epoch. */
    record Said(
            @Nullable String alert,
            @Nullable String entity,
            @Nullable String verdict,
            @Nullable Long until,
            @Nullable String note) {}
}
