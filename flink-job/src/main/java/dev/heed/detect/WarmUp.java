package dev.heed.detect;

/**
 * How far an entity is learned.
 *
 * @param learned steps of it, at most {@code steps}
 * @param steps that must be learned before it opens an alert
 */
public record WarmUp(int learned, int steps) {
    /** Whether it opens no alert yet. */
    public boolean isUnderWay() {
        return learned < steps;
    }
}
