package dev.heed.detect;

/**
 * How a channel stood out in an event, in input units; value and expectation are relative to the channel's offset.
 *
 * @param kind as far as the steps so far show it
 * @param value that came
 * @param expected instead of it
 * @param spread how far from what is expected the channel usually is, one standard deviation, &gt; 0
 */
public record Deviation(Kind kind, float value, float expected, float spread) {
    /** What a channel did; {@link ChannelEvidence} decides. */
    public enum Kind {
        /** None of the others, or too early to say. */
        UNKNOWN,
        /** It leapt and came back. */
        SPIKE,
        /** It stays beside what was expected. */
        LEVEL,
        /** It moves away from what was expected. */
        DRIFT,
        /** It leaps to and fro. */
        NOISE,
        /** It does not change any more. */
        FROZEN
    }
}
