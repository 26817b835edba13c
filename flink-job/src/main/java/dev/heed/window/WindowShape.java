package dev.heed.window;

import dev.heed.model.series.Intake;
import dev.heed.model.series.Normalisation;
import java.io.Serializable;
import java.time.Duration;
import java.util.Set;

/**
 * What the window stage must know of the model.
 *
 * @param hops the grid and the hop h
 * @param unused indices of channels whose values are not used, since training has seen none
 * @param receptiveField R: steps that one output step depends on, itself included, ≥ 1
 * @param maxGapSteps how long a value is carried forward, and a silence bridged, ≥ 0
 * @param retention how long, in event time, a silent entity's statistics are kept
 * @param normalisation how values are normalised
 * @param trainedAlone the entity whose own statistics these are, "" where training has seen several
 * @param acceptSteps after how many values in a row that are far off a channel's statistics begin anew, ≥ 1
 * @param intake which channels are counters, of which the model sees the rate, and the offsets of those
 * @param completion when a hop is complete
 */
public record WindowShape(
        Hops hops,
        Set<Integer> unused,
        int receptiveField,
        int maxGapSteps,
        Duration retention,
        Normalisation normalisation,
        String trainedAlone,
        int acceptSteps,
        Intake intake,
        Completion completion)
        implements Serializable {
    public WindowShape {
        if (normalisation.channels() < 1 || receptiveField < 1 || maxGapSteps < 0) {
            throw new IllegalArgumentException("expected channels >= 1, receptive field >= 1 and max gap >= 0, found "
                    + normalisation.channels() + ", " + receptiveField + " and " + maxGapSteps);
        }
        unused = Set.copyOf(unused);
    }

    /** The same with hops that are complete at other times. */
    public WindowShape with(Completion other) {
        return new WindowShape(
                hops,
                unused,
                receptiveField,
                maxGapSteps,
                retention,
                normalisation,
                trainedAlone,
                acceptSteps,
                intake,
                other);
    }

    /** The same for models that look back further. */
    WindowShape reaching(int steps) {
        return new WindowShape(
                hops,
                unused,
                steps,
                maxGapSteps,
                retention,
                normalisation,
                trainedAlone,
                acceptSteps,
                intake,
                completion);
    }

    /** C. */
    public int channels() {
        return normalisation.channels();
    }

    /** Steps of a window: R − 1 + h. */
    public int windowSteps() {
        return receptiveField - 1 + hops.steps();
    }
}
