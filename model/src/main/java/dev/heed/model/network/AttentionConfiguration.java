package dev.heed.model.network;

import dev.heed.model.attention.DistributionKind;
import dev.heed.model.attention.GateKind;
import dev.heed.model.attention.ScoreKind;

/**
 * Gate and local attention layers on top of the backbone.
 *
 * @param gate what weights the elements
 * @param score how a query meets a key
 * @param distribution how scores become weights
 * @param radius r: a step attends to itself and the r steps before it, ≥ 1
 * @param layers L ≥ 1
 * @param heads N ≥ 1, a divisor of the width
 * @param width D ≥ 1
 */
public record AttentionConfiguration(
        GateKind gate, ScoreKind score, DistributionKind distribution, int radius, int layers, int heads, int width) {
    public AttentionConfiguration {
        Checks.atLeast("attention.radius", radius, 1);
        Checks.atLeast("attention.layers", layers, 1);
        Checks.atLeast("attention.heads", heads, 1);
        Checks.atLeast("attention.width", width, 1);
        if (width % heads != 0) {
            throw new IllegalArgumentException(
                    "attention.width must be a multiple of attention.heads = " + heads + ", found " + width);
        }
    }

    /** A context gate; two layers of scaled dot, softmax, radius 8, four heads, width 32. */
    public static AttentionConfiguration defaults() {
        return new AttentionConfiguration(
                GateKind.CONTEXT, ScoreKind.SCALED_DOT, DistributionKind.SOFTMAX, 8, 2, 4, 32);
    }
}
