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
 * @param threshold the alarm threshold's constants
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
        Threshold threshold,

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
            Threshold threshold) {
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
                threshold,
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
     * The alarm threshold: the larger of the training score's 99 % quantile and the trailing 95 % quantile.
     *
     * @param floor the training score's 99 % quantile, &gt; 0
     * @param quantile of the trailing scores, in (0, 1)
     * @param trailingSteps how far back the quantile looks, &gt; 0
     * @param everySteps how often it is renewed, &gt; 0
     * @param begin [{@link ScoreHistogram#BUCKETS}]: the training scores' histogram, as shares
     */
    public record Threshold(double floor, double quantile, double trailingSteps, int everySteps, List<Double> begin)
            implements Serializable {
        public Threshold {
            begin = List.copyOf(begin);
            if (!(floor > 0) || !(quantile > 0 && quantile < 1) || !(trailingSteps > 0) || everySteps < 1) {
                throw new IllegalArgumentException(
                        "scoring.threshold needs floor > 0, 0 < quantile < 1, trailingSteps > 0"
                                + " and everySteps >= 1, found " + floor + ", " + quantile + ", " + trailingSteps + ", "
                                + everySteps);
            }
            if (begin.size() != ScoreHistogram.BUCKETS) {
                throw new IllegalArgumentException(
                        "scoring.threshold.begin needs " + ScoreHistogram.BUCKETS + " buckets, found " + begin.size());
            }
        }
    }
}
