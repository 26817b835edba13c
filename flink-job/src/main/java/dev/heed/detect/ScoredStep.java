package dev.heed.detect;

import dev.heed.attend.Attended;

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
}
