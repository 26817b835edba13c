package dev.heed.console.web;

import dev.heed.console.alerts.AlertBook;
import dev.heed.console.flow.DeadLetters;
import dev.heed.console.flow.FlowMeter;
import dev.heed.console.flow.Latency;
import dev.heed.console.history.History;

/**
 * What the page shows.
 *
 * @param history the entities' steps
 * @param past what happened before these
 * @param alerts all of them
 * @param flow of the topics
 * @param deadLetters what was not taken
 * @param latency of the outputs
 * @param pulse when something arrived last
 */
public record Sources(
        History history,
        PastWindows past,
        AlertBook alerts,
        FlowMeter flow,
        DeadLetters deadLetters,
        Latency latency,
        Pulse pulse) {}
