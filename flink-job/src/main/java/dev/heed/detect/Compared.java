package dev.heed.detect;

import dev.heed.model.serving.ModelId;

/**
 * A shadow beside the active model on one entity and interval.
 *
 * @param fromMicros start of the interval's first step, µs since the epoch
 * @param toMicros end of its last step
 * @param active whose outputs reach the main topics
 * @param shadow that ran beside it
 * @param steps that both scored
 * @param rankCorrelation Spearman's, of their scores, in [−1, 1]; NaN below three steps or where one of them scored all alike
 * @param activeOnly alerts that opened with the active model alone
 * @param shadowOnly alerts that opened with the shadow alone
 * @param both alerts of the active model that overlap one of the shadow
 * @param targets observed values that both had forecast
 * @param activeError mean absolute error of the active model's forecasts of them, each in scales of its channel; NaN without any
 * @param shadowError the same of the shadow
 * @param activeMicros time that a step took in the active model, µs of its thread
 * @param shadowMicros the same of the shadow
 */
public record Compared(
        String entity,
        long fromMicros,
        long toMicros,
        ModelId active,
        ModelId shadow,
        int steps,
        float rankCorrelation,
        int activeOnly,
        int shadowOnly,
        int both,
        int targets,
        float activeError,
        float shadowError,
        float activeMicros,
        float shadowMicros) {}
