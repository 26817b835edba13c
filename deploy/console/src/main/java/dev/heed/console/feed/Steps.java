package dev.heed.console.feed;

import java.util.List;

/**
 * Which steps of which entity a record speaks of.
 *
 * @param entity whose they are
 * @param channels the channels' names, in the order of all arrays
 * @param firstMicros start of the first step, µs since the epoch
 * @param periodMicros µs from step to step, &gt; 0
 * @param count how many
 */
public record Steps(String entity, List<String> channels, long firstMicros, double periodMicros, int count) {
    /** The number of the first step since the epoch. */
    public long first() {
        return Math.round(firstMicros / periodMicros);
    }

    /** End of the last step, µs since the epoch. */
    public long endMicros() {
        return firstMicros + Math.round(count * periodMicros);
    }
}
