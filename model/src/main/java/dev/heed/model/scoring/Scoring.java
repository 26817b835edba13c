package dev.heed.model.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.heed.model.scoring.single.SingleChannel;
import java.io.Serializable;
import java.util.List;

/**
 * The detector's constants, as calibration found them on the training data.
 *
 * @param horizons number of expectation horizons E, ≥ 1; the first is one step ahead
 * @param residualScale [E][channels]: what a residual is divided by, &gt; 0
 * @param precision [channels][channels]: P, the regularised inverse correlation of the last horizon's residuals; used with E
 *     ≥ 2
 * @param nearUnit 99 % quantile of the near energy in training, &gt; 0
 * @param farUnit 99 % quantile of the far energy in training, &gt; 0
 * @param quietMean [channels]: mean of the log energy in training
 * @param quietDeviation [channels]: standard deviation of the log energy in training, &gt; 0
 * @param quietUnit 99.9 % quantile of the quietness in training, &gt; 0
 * @param usual how much residual energy is usual
 * @param alarm what opens an alert
 * @param single what a channel that is scored by itself needs: one of it in a model of one channel, none in one of several
 */
public record Scoring(
        int horizons,
        List<List<Double>> residualScale,
        List<List<Double>> precision,
        double nearUnit,
        double farUnit,
        List<Double> quietMean,
        List<Double> quietDeviation,
        double quietUnit,
        Usual usual,
        Alarm alarm,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<SingleChannel> single)
        implements Serializable {

    public Scoring {
        single = List.copyOf(single);
        residualScale = residualScale.stream().map(List::copyOf).toList();
        precision = precision.stream().map(List::copyOf).toList();
        quietMean = List.copyOf(quietMean);
        quietDeviation = List.copyOf(quietDeviation);
        if (horizons < 1 || residualScale.size() != horizons) {
            throw new IllegalArgumentException("scoring needs one row of residual scales for each of its " + horizons
                    + " horizons (at least 1), found " + residualScale.size());
        }
    }

    /** The constants of a model of several channels. */
    public Scoring(
            int horizons,
            List<List<Double>> residualScale,
            List<List<Double>> precision,
            double nearUnit,
            double farUnit,
            List<Double> quietMean,
            List<Double> quietDeviation,
            double quietUnit,
            Usual usual,
            Alarm alarm) {
        this(
                horizons,
                residualScale,
                precision,
                nearUnit,
                farUnit,
                quietMean,
                quietDeviation,
                quietUnit,
                usual,
                alarm,
                List.of());
    }

    /** How steps are scored: the number of channels decides. */
    public ScorerKind kind() {
        return channels() == 1 ? ScorerKind.SINGLE_CHANNEL : ScorerKind.RESIDUAL;
    }

    /** Number of channels. */
    public int channels() {
        return quietMean.size();
    }

    /**
     * What blame is measured against.
     *
     * @param energy [channels]: mean residual energy of a cell in training, ≥ 0
     * @param halfLifeSteps how slowly it follows an entity, &gt; 0
     */
    public record Usual(List<Double> energy, double halfLifeSteps) implements Serializable {
        public Usual {
            energy = List.copyOf(energy);
            if (!(halfLifeSteps > 0)) {
                throw new IllegalArgumentException("scoring.usual needs halfLifeSteps > 0, found " + halfLifeSteps);
            }
        }
    }

    /**
     * What opens an alert.
     *
     * @param trailingSteps how far back what is usual of an entity is looked for, &gt; 0
     * @param tail of the score in training
     * @param drift the slow evidence; none in a model of one channel, or of few rows
     */
    public record Alarm(
            double trailingSteps,
            PeakTail tail,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
            List<Drift> drift)
            implements Serializable {
        /** How much of the budget the slow evidence has, where there is any. */
        private static final double DRIFT_SHARE = .1;

        public Alarm {
            drift = List.copyOf(drift);
            if (!(trailingSteps > 0) || drift.size() > 1) {
                throw new IllegalArgumentException("scoring.alarm needs trailingSteps > 0 and at most one drift, found "
                        + trailingSteps + " and " + drift.size());
            }
        }

        /** Share of the false alerts that the score may raise. */
        public double scoreShare() {
            return 1 - driftShare();
        }

        /** Share of the false alerts that the slow evidence may raise. */
        public double driftShare() {
            return drift.isEmpty() ? 0 : DRIFT_SHARE;
        }
    }
}
