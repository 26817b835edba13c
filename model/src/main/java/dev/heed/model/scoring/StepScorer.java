package dev.heed.model.scoring;

import dev.heed.model.series.Period;
import java.util.Map;

/** Scores the steps of entities, one after another. One instance serves one thread. */
public interface StepScorer {
    /** The state of an entity that was never scored. */
    ScoringState newState();

    /**
     * Scores the next step of an entity.
     *
     * @param state that {@link #newState} of a scorer with the same constants made
     * @param timeMicros start of the step, µs since the epoch
     * @param z [… × channels] normalised values; the step's begin at {@code at}
     * @param observed [… × channels]; the step's begin at {@code at}
     * @param expectation [… × horizons × channels] normalised; the step's begin at {@code at × horizons}
     * @param at index of the step's first cell in {@code z}, {@code observed} and {@code saliency}
     * @param learns whether what is usual of the entity learns the step: not within an event
     * @param saliency receives the step's blame from {@code at} on, ≥ 0
     * @return the score, ≥ 0
     */
    double score(
            ScoringState state,
            long timeMicros,
            float[] z,
            byte[] observed,
            float[] expectation,
            int at,
            boolean learns,
            float[] saliency);

    /** What the last score of an entity was made of: names and parts, which add up to it; nothing where it has no parts. */
    default Map<String, Double> parts(ScoringState state) {
        return Map.of();
    }

    /** The scorer of these constants. */
    static StepScorer of(Scoring scoring, Period period) {
        return switch (scoring.kind()) {
            case RESIDUAL -> new ResidualScorer(scoring);
            case SINGLE_CHANNEL -> new SingleChannelScorer(scoring.single().get(0), period);
        };
    }
}
