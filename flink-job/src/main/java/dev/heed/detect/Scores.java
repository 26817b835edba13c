package dev.heed.detect;

/**
 * How unusual the steps of a hop were. h steps, C channels; all arrays row by row.
 *
 * @param score [h] ≥ 0; 0 where the step was not scored
 * @param threshold [h] in force at each step
 * @param saliency [h × C] ≥ 0; 0 where the step was not scored
 * @param scored [h] whether the step was scored: not while warming up, and not where nothing was observed
 */
public record Scores(float[] score, float[] threshold, float[] saliency, boolean[] scored) {
    /** Scores of a hop of which no step is scored yet. */
    static Scores none(int hop, int channels) {
        return new Scores(new float[hop], new float[hop], new float[hop * channels], new boolean[hop]);
    }
}
