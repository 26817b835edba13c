package dev.heed.detect;

import dev.heed.attend.Attended;
import java.util.Arrays;

/**
 * A step that was scored.
 *
 * @param attended its hop
 * @param scores of the hop, up to this step
 * @param index of the step in its hop
 * @param timeMicros start of the step, µs since the epoch
 * @param threshold that the score is held against
 * @param mayOpen whether the step counts among those that open an event; one that is open goes on and closes anyway
 */
record ScoredStep(Attended attended, Scores scores, int index, long timeMicros, double threshold, boolean mayOpen) {
    double score() {
        return scores.score()[index];
    }

    double saliency(int channel, int channels) {
        return scores.saliency()[index * channels + channel];
    }

    /** [D] the model's context of the step. */
    float[] context() {
        return context(attended, index);
    }

    /** [D] the model's context of a step of a hop. */
    static float[] context(Attended attended, int index) {
        float[] contexts = attended.output().context();
        int width = contexts.length / attended.steps().hop();
        return Arrays.copyOfRange(contexts, index * width, (index + 1) * width);
    }
}
