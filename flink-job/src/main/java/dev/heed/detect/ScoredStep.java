package dev.heed.detect;

import dev.heed.attend.Attended;

/**
 * A step that was scored.
 *
 * @param attended its hop
 * @param scores of the hop, up to this step
 * @param index of the step in its hop
 * @param timeMicros start of the step, µs since the epoch
 * @param shown what it shows
 * @param mayOpen whether it may open an alert; one that is open goes on and closes anyway
 */
record ScoredStep(Attended attended, Scores scores, int index, long timeMicros, Alarm.Shown shown, boolean mayOpen) {
    /** What a channel is to be blamed for, ≥ 0. */
    double blame(int channel, int channels) {
        return scores.saliency()[index * channels + channel] + shown.blame()[channel];
    }
}
