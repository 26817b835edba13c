package dev.heed.console.feed;

/**
 * A record of the topic of saliency.
 *
 * @param steps that it speaks of
 * @param model that attended
 * @param learning how far the entity has warmed up
 * @param score [steps]
 * @param threshold [steps], in the score's units
 * @param saliency [steps × channels]
 * @param attention [steps × offsets], oldest offset first
 */
public record ScoredHop(
        Steps steps,
        ModelName model,
        Learning learning,
        float[] score,
        float[] threshold,
        float[] saliency,
        float[] attention) {
    /** @throws IllegalArgumentException where an array has another size */
    public ScoredHop {
        steps.requireEach("score", score.length, 1);
        steps.requireEach("threshold", threshold.length, 1);
        steps.requireEach("saliency", saliency.length, steps.channels().size());
        steps.requireEach("attention", attention.length, attention.length / steps.count());
    }

    /**
     * How far an entity has warmed up.
     *
     * @param learned steps that it has learned, at most {@code needed}
     * @param needed steps that it must learn before it opens an alert
     */
    public record Learning(int learned, int needed) {
        /** Whether it does not open alerts yet. */
        public boolean isWarmingUp() {
            return learned < needed;
        }
    }
}
