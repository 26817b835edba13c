package dev.heed.window;

import dev.heed.model.series.Period;
import dev.heed.model.series.StepGrid;
import java.io.Serializable;

/**
 * Hops on the grid, aligned to the epoch: with 4 steps a hop, hop −1 is steps [−4, 0), hop 0 [0, 4), hop 1 [4, 8).
 *
 * @param grid of the steps
 * @param steps of a hop, ≥ 1
 */
public record Hops(StepGrid grid, int steps) implements Serializable {
    public Hops {
        if (steps < 1) {
            throw new IllegalArgumentException("heed.window.hop: expected at least 1 step, found " + steps);
        }
    }

    /** Length of a step. */
    public Period period() {
        return grid.period();
    }

    /** The hop that a step belongs to. */
    public long hopOf(long step) {
        return Math.floorDiv(step, (long) steps);
    }

    /** A hop's first step. */
    public long firstStep(long hop) {
        return hop * steps;
    }

    /**
     * The watermark, in milliseconds, at which a hop is complete: no reading of it can come any more. At the watermark W
     * all times below (W + 1) ms have been seen.
     */
    public long completeAt(long hop) {
        return Math.floorDiv(grid.beginOf(firstStep(hop + 1)) - 1, 1000L);
    }
}
