package dev.heed.detect;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why there was, or was not, an alert in a step.
 *
 * @param timeMicros start of the step, µs since the epoch
 * @param score of the step
 * @param level of the score that opens an alert
 * @param parts of the score by name, empty where it has none
 * @param drift of a channel away from the others, in terms of the level that opens an alert; 0 while it does not count
 * @param frozen how surely a channel is frozen, in terms of the level that opens an alert
 * @param rise how many times as high as in training what is usual of the entity is, ≥ 1
 * @param warmUp how far the entity is learned
 * @param isMostlyMissing whether so much was missing that no alert could open
 * @param openSince when the alert that was open began, µs since the epoch; null where there was none
 * @param channels what was expected and what came
 */
public record Explanation(
        long timeMicros,
        double score,
        double level,
        Map<String, Double> parts,
        double drift,
        double frozen,
        double rise,
        WarmUp warmUp,
        boolean isMostlyMissing,
        @Nullable Long openSince,
        List<Channel> channels) {
    /** The largest evidence in terms of what opens an alert: from 1 on it does. */
    public double strength() {
        return Math.max(score / level, Math.max(drift, frozen));
    }

    /**
     * A channel in the step.
     *
     * @param channel the model's index
     * @param value that came, in input units; NaN where none was observed
     * @param expected one step ahead, in input units
     * @param spread how far the value usually is from that, in input units
     * @param blame what the channel is to be blamed for, ≥ 0
     */
    public record Channel(int channel, double value, double expected, double spread, double blame) {}
}
