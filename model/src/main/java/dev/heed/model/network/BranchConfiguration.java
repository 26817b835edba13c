package dev.heed.model.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.heed.model.refusal.Problems;

/**
 * The gated local-attention branch of the forecast. It gates the look-back of each channel, element by element, and lets
 * patches of it attend to the patches beside them.
 *
 * @param patch steps of a patch, ≥ 1
 * @param patches how many patches the branch sees, the newest at the last step; 0 leaves the branch out
 * @param reach how many patches to either side a patch attends to, ≥ 1
 * @param heads N ≥ 1, a divisor of the width
 * @param width of a patch's vector, ≥ 1
 * @param hidden width of the gate's and of the last layer's bottleneck, ≥ 1
 * @param dropout share of the flattened patches that is left out while training, in [0, 0.9]
 */
public record BranchConfiguration(int patch, int patches, int reach, int heads, int width, int hidden, double dropout) {
    public BranchConfiguration {
        new Problems()
                .atLeast("forecast.branch.patch", patch, 1)
                .atLeast("forecast.branch.patches", patches, 0)
                .atLeast("forecast.branch.reach", reach, 1)
                .atLeast("forecast.branch.heads", heads, 1)
                .atLeast("forecast.branch.width", width, 1)
                .atLeast("forecast.branch.hidden", hidden, 1)
                .within("forecast.branch.dropout", dropout, 0, .9)
                .unless(
                        heads < 1 || width % heads == 0,
                        "forecast.branch.width must be a multiple of forecast.branch.heads = " + heads + ", found "
                                + width)
                .verify();
    }

    /** Patches of 24 steps, 32 wide, four heads that see two patches to either side. */
    public static BranchConfiguration defaults() {
        return new BranchConfiguration(24, 14, 2, 4, 32, 32, .3);
    }

    /** No branch: the context corrects the forecast. */
    public static BranchConfiguration none() {
        return defaults().withPatches(0);
    }

    /** Whether there is a branch. */
    @JsonIgnore
    public boolean isPresent() {
        return patches > 0;
    }

    /** This branch on another number of patches. */
    public BranchConfiguration withPatches(int count) {
        return new BranchConfiguration(patch, count, reach, heads, width, hidden, dropout);
    }

    /** How many steps the patches cover. */
    public int steps() {
        return patch * patches;
    }
}
