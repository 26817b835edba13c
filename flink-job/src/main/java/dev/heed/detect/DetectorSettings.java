package dev.heed.detect;

import dev.heed.model.scoring.Scoring;
import dev.heed.model.series.Period;
import java.io.Serializable;
import java.time.Duration;
import java.util.Set;

/**
 * What the detect stage must know.
 *
 * @param scoring the model's
 * @param rule when alerts open and close
 * @param receptiveField R: an entity with less history has no score
 * @param period length of a step
 * @param retention how long, in event time, a silent entity's state is kept
 * @param faithfulnessEvery one in so many hops on average has its saliency checked if it is anomalous, ≥ 0; 0 checks none
 * @param moments that are remembered of an entity, ≥ 0
 * @param clipSigmas of the normalisation: a value as far out as this was cut off, &gt; 0
 * @param trained names of the entities that training has seen
 */
public record DetectorSettings(
        Scoring scoring,
        AlertRule rule,
        int receptiveField,
        Period period,
        Duration retention,
        int faithfulnessEvery,
        int moments,
        double clipSigmas,
        Set<String> trained)
        implements Serializable {
    public DetectorSettings {
        trained = Set.copyOf(trained);
        if (faithfulnessEvery < 0 || moments < 0) {
            throw new IllegalArgumentException("heed.detect: expected faithfulness-every and moments >= 0, found "
                    + faithfulnessEvery + ", " + moments);
        }
    }
}
