package dev.heed.model.scoring;

import java.io.Serializable;
import java.util.List;

/**
 * The constants of the slow evidence: what each channel is, given the others at the same time.
 *
 * @param weights [channels + 1][channels]: of the normalised values and 1, what each channel is expected at; no channel
 *     counts for itself
 * @param scale [channels]: standard deviation of what is left, &gt; 0
 * @param spread [channels]: standard deviation of what is left after it was smoothed, in scales, &gt; 0
 * @param smoothingSteps how long it is smoothed, ≥ 1
 * @param tail of the evidence in training
 */
public record Drift(
        List<List<Double>> weights, List<Double> scale, List<Double> spread, int smoothingSteps, PeakTail tail)
        implements Serializable {
    public Drift {
        weights = weights.stream().map(List::copyOf).toList();
        scale = List.copyOf(scale);
        spread = List.copyOf(spread);
        int channels = scale.size();
        if (weights.size() != channels + 1
                || spread.size() != channels
                || weights.stream().anyMatch(row -> row.size() != channels)
                || smoothingSteps < 1) {
            throw new IllegalArgumentException("scoring.drift needs weights [" + (channels + 1) + "][" + channels
                    + "], as many spreads as scales and smoothingSteps >= 1, found " + weights.size() + " rows, "
                    + spread.size() + " and " + smoothingSteps);
        }
    }
}
