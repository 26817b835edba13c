package dev.heed.model.network;

import dev.heed.model.attention.Alignment;
import dev.heed.model.attention.DistributionKind;
import dev.heed.model.attention.GateKind;
import dev.heed.model.attention.ScopeKind;
import dev.heed.model.attention.ScoreKind;
import dev.heed.model.refusal.Problems;

/**
 * Gate and attention on top of the backbone: a gate on the values, layers of attention, and what sums up a window after
 * them. Two groups of channels make the layers cross-attention: the first group asks, the second is attended.
 *
 * @param gate what weights the elements
 * @param score how a query meets a key, in the layers and in coarse co-attention
 * @param distribution how scores become weights, in the layers and in the summary
 * @param radius r ≥ 1: how far local layers and the gate's context look, in steps
 * @param layers L ≥ 0; 0 leaves them out
 * @param heads N ≥ 1 of the layers, a divisor of the width
 * @param width D ≥ 1
 * @param scope which keys a layer's query sees
 * @param alignment on which sides of a step local layers look
 * @param window W ≥ 2: how many steps global and predictive layers and the summary see, the newest included; else 0
 * @param summary what sums up the window after the layers
 * @param groups of channels, for cross- and co-attention
 */
public record AttentionConfiguration(
        GateKind gate,
        ScoreKind score,
        DistributionKind distribution,
        int radius,
        int layers,
        int heads,
        int width,
        ScopeKind scope,
        Alignment alignment,
        int window,
        SummaryConfiguration summary,
        ChannelGroups groups) {
    public AttentionConfiguration {
        boolean summed = summary.kind() != SummaryKind.NONE;
        Problems problems = new Problems()
                .atLeast("attention.radius", radius, 1)
                .atLeast("attention.layers", layers, 0)
                .atLeast("attention.heads", heads, 1)
                .atLeast("attention.width", width, 1)
                .unless(
                        heads < 1 || width % heads == 0,
                        "attention.width must be a multiple of attention.heads = " + heads + ", found " + width);
        if (scope != ScopeKind.LOCAL || summed) {
            problems.atLeast("attention.window", window, 2);
        } else {
            problems.unless(window == 0, "attention.window goes with a wider scope or a summary only, found " + window);
        }
        problems.unless(
                        scope == ScopeKind.LOCAL || alignment == Alignment.CAUSAL,
                        "attention.alignment centered goes with attention.scope local only, found " + scope)
                .unless(
                        !summary.kind().readsTwoGroups() || groups.areTwo(),
                        "attention.summary co-attention needs attention.groups, found none")
                .unless(
                        !summary.kind().readsTwoGroups() || layers == 0,
                        "attention.layers must be 0 under co-attention, found " + layers)
                .unless(
                        !groups.areTwo() || layers > 0 || summary.kind().readsTwoGroups(),
                        "attention.groups need layers or co-attention, found neither");
        summary.check(window, problems);
        groups.check(problems);
        problems.verify();
    }

    /** A context gate; two causal local layers of scaled dot, softmax, radius 8, four heads, width 32; no summary. */
    public static AttentionConfiguration defaults() {
        return new AttentionConfiguration(
                GateKind.named("context"),
                ScoreKind.named("scaled_dot"),
                DistributionKind.named("softmax"),
                8,
                2,
                4,
                32,
                ScopeKind.LOCAL,
                Alignment.CAUSAL,
                0,
                SummaryConfiguration.none(),
                ChannelGroups.none());
    }

    /** Steps before its own that a layer's query sees. */
    public int before() {
        return scope == ScopeKind.LOCAL ? radius : window - 1;
    }

    /** Steps after its own that a layer's query sees. */
    public int after() {
        return alignment == Alignment.CENTERED ? radius : 0;
    }

    /** How many steps before the newest the layers and the summary together look back. */
    public int reach() {
        int summed = summary.kind() == SummaryKind.NONE ? 0 : window - 1;
        return layers * (before() + after()) + summed;
    }

    /** Steps after its own that a step's context depends on: the context of step t is that of step t − lookahead. */
    public int lookahead() {
        return layers * after();
    }

    /** O: how many steps the attention that is told of weights. */
    public int offsets() {
        if (summary.kind() != SummaryKind.NONE) {
            return window;
        }
        return layers == 0 ? 1 : before() + 1 + after();
    }

    /** Whether something is chosen rather than weighted, so that training draws. */
    public boolean choosesHard() {
        return distribution.chooses() || summary.kind() == SummaryKind.LOCATION_HARD;
    }
}
