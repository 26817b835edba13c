package dev.heed.cli.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.heed.schemas.ModelComparison;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A shadow beside an active version, summed up over entities and intervals. For one thread. */
final class ComparedVersions {
    private final Set<String> entities = new TreeSet<>();
    private final WeightedMean correlation = new WeightedMean();
    private final WeightedMean activeError = new WeightedMean();
    private final WeightedMean shadowError = new WeightedMean();
    private final WeightedMean activeMicros = new WeightedMean();
    private final WeightedMean shadowMicros = new WeightedMean();
    private Instant from = Instant.MAX;
    private Instant to = Instant.MIN;
    private long steps;
    private long targets;
    private long both;
    private long activeOnly;
    private long shadowOnly;

    /** A mean of figures, some of which may not be known. */
    private static final class WeightedMean {
        private double sum;
        private double weight;

        void add(float figure, double of) {
            if (!Float.isNaN(figure)) {
                sum += figure * of;
                weight += of;
            }
        }

        @Nullable
        Double mean() {
            return weight == 0 ? null : sum / weight;
        }
    }

    /**
     * The sums.
     *
     * @param from start of the first interval, event time
     * @param to end of the last
     * @param entities that were compared
     * @param steps that both scored, over all entities
     * @param rankCorrelation mean of the scores' rank correlations, weighted by the steps; null where none is known
     * @param both alerts of the active version that overlap one of the shadow
     * @param activeOnly alerts of the active version alone
     * @param shadowOnly alerts of the shadow alone
     * @param targets observed values that both had forecast
     * @param activeError mean absolute error of the active version's forecasts of them, in standard deviations; null without targets
     * @param shadowError the same of the shadow
     * @param activeMicros µs of a step in the active version; null where it was not measured
     * @param shadowMicros the same of the shadow
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sums(
            String from,
            String to,
            int entities,
            long steps,
            @Nullable Double rankCorrelation,
            long both,
            long activeOnly,
            long shadowOnly,
            long targets,
            @Nullable Double activeError,
            @Nullable Double shadowError,
            @Nullable Double activeMicros,
            @Nullable Double shadowMicros) {}

    void add(ModelComparison one) {
        entities.add(one.getEntity());
        from = one.getFrom().isBefore(from) ? one.getFrom() : from;
        to = one.getTo().isAfter(to) ? one.getTo() : to;
        steps += one.getSteps();
        targets += one.getTargets();
        both += one.getBoth();
        activeOnly += one.getActiveOnly();
        shadowOnly += one.getShadowOnly();
        correlation.add(one.getRankCorrelation(), one.getSteps());
        activeError.add(one.getActiveError(), one.getTargets());
        shadowError.add(one.getShadowError(), one.getTargets());
        activeMicros.add(one.getActiveMicros(), one.getSteps());
        shadowMicros.add(one.getShadowMicros(), one.getSteps());
    }

    Sums sums() {
        return new Sums(
                StatusText.time(from),
                StatusText.time(to),
                entities.size(),
                steps,
                correlation.mean(),
                both,
                activeOnly,
                shadowOnly,
                targets,
                activeError.mean(),
                shadowError.mean(),
                activeMicros.mean(),
                shadowMicros.mean());
    }
}
