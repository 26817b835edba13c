package dev.heed.wire;

/**
 * What a reader had to ask a registry.
 *
 * @param fetched schemas that came from it
 * @param unanswered records whose schema was not known while it gave no answer
 * @param isAway whether it gave none when it was last asked
 */
public record LookUps(long fetched, long unanswered, boolean isAway) {
    /** Of a reader that asks none. */
    public static final LookUps NONE = new LookUps(0, 0, false);

    /** Both together. */
    public LookUps plus(LookUps other) {
        return new LookUps(fetched + other.fetched, unanswered + other.unanswered, isAway || other.isAway);
    }
}
