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
    /** Steps are counted from the epoch in double precision: beyond this their numbers would not be exact. */
    private static final double MOST_STEPS = 0x1p53;

    /**
     * @throws IllegalArgumentException that says what was expected and found, where no channel, no step or no period can be drawn
     */
    public Steps {
        channels = List.copyOf(channels);
        if (channels.isEmpty() || count < 1) {
            throw new IllegalArgumentException("expected a channel and a step at least, found %d channels and %d steps"
                    .formatted(channels.size(), count));
        }
        boolean isPeriod = periodMicros > 0 && periodMicros < Double.POSITIVE_INFINITY;
        if (!isPeriod || Math.abs(firstMicros / periodMicros) > MOST_STEPS) {
            throw new IllegalArgumentException("expected a period above 0 µs, found " + periodMicros);
        }
    }

    /**
     * Checks that an array holds so many numbers for each step.
     *
     * @throws IllegalArgumentException that says what was expected and found
     */
    void requireEach(String what, int length, int forEach) {
        if (length != count * forEach) {
            throw new IllegalArgumentException(
                    "expected %d numbers of %s, found %d".formatted(count * forEach, what, length));
        }
    }

    /** The number of the first step since the epoch. */
    public long first() {
        return Math.round(firstMicros / periodMicros);
    }

    /** End of the last step, µs since the epoch. */
    public long endMicros() {
        return firstMicros + Math.round(count * periodMicros);
    }
}
