package dev.heed.window;

import dev.heed.model.series.Normalisation;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the window stage must know of the model.
 *
 * @param hops the grid and the hop h
 * @param channels C, ≥ 1
 * @param receptiveField R: steps that one output step depends on, itself included, ≥ 1
 * @param maxGapSteps how long a value is carried forward, and a silence bridged, ≥ 0
 * @param retention how long, in event time, a silent entity's statistics are kept
 * @param normalisation how values are normalised
 * @param trainedAlone the entity whose own statistics these are, "" where training has seen several
 * @param acceptSteps after how many values in a row that are far off a channel's statistics begin anew, ≥ 1
 * @param completion when a hop is complete
 */
public record WindowShape(
        Hops hops,
        int channels,
        int receptiveField,
        int maxGapSteps,
        Duration retention,
        Normalisation normalisation,
        String trainedAlone,
        int acceptSteps,
        Completion completion)
        implements Serializable {
    public WindowShape {
        if (channels < 1 || receptiveField < 1 || maxGapSteps < 0 || normalisation.channels() != channels) {
            throw new IllegalArgumentException(
                    "expected channels >= 1, receptive field >= 1, max gap >= 0 and statistics"
                            + " of each channel, found " + channels + ", " + receptiveField + ", " + maxGapSteps
                            + " and "
                            + normalisation.channels() + " statistics");
        }
    }

    /** Steps of a window: R − 1 + h. */
    public int windowSteps() {
        return receptiveField - 1 + hops.steps();
    }
}
