package dev.heed.model.scoring;

import dev.heed.model.series.HalfLife;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores a step by how much its values miss what was expected of them.
 *
 * <p>With residuals u_h = (z − expected_h) / scale_h, 0 where nothing was observed, and EW_a(x): y += a (x − y):
 * near = EW_.2(√(mean_c u₁²)), far = EW_.2(√(u_Hᵀ P u_H)), quiet = mean_c min(l_c − min(m_c, 0), 0)² with l_c the standardised
 * log(EW_.05(u₁²) + .001) and m_c what it usually is lately, an average over the alarm's trailing time: where a series swings
 * further than in training its scale grows, and every residual is smaller. The score is near + ½ far + 5 max(quiet − 1, 0), each
 * part divided by its training quantile.
 *
 * <p>The saliency of a cell is its residual energy e = u₁² + u_H² (u₁² with one horizon) relative to what is usual for its
 * channel lately: e (1 + E) / (1 + usual), E the number of horizons counted, usual an average of min(e, 400) that begins
 * with training's and follows as slowly as the normalisation. A channel that has drifted away from its model for days is
 * thus blamed for less. It is not normalised per step.
 *
 * <p>Immutable but for its scratch space: one instance serves one thread.
 */
final class ResidualScorer implements StepScorer {
    private static final double SMOOTHING = .2;
    private static final double QUIET_SMOOTHING = .05;
    private static final double QUIET_OFFSET = 1e-3;
    static final double MOST_USUAL = 400;
    private static final double MOST_CALM = 1e3;

    private final Scoring scoring;
    private final int channels;
    private final int horizons;
    private final double[][] inverseScale;
    /** Column by column: a sum of columns runs on all lanes of the processor, and adds in the same order as rows do. */
    private final double[][] precisionColumns;

    private final double[] quietMean;
    private final double[] quietDeviation;
    private final double usualRate;
    private final double lullRate;
    private final int counted;
    private final double[] near;
    private final double[] far;
    private final double[] weighted;
    /** Of each channel after the step that was scored last: a logarithm is dear. */
    private final double[] calm;

    /** A scorer with calibrated constants. */
    ResidualScorer(Scoring scoring) {
        this.scoring = scoring;
        this.channels = scoring.channels();
        this.horizons = scoring.horizons();
        this.inverseScale = scoring.residualScale().stream()
                .map(row -> row.stream().mapToDouble(scale -> 1 / scale).toArray())
                .toArray(double[][]::new);
        this.precisionColumns = new double[channels][channels];
        for (int c = 0; c < channels; c++) {
            for (int k = 0; k < channels; k++) {
                precisionColumns[k][c] = scoring.precision().get(c).get(k);
            }
        }
        this.quietMean = vector(scoring.quietMean());
        this.quietDeviation = vector(scoring.quietDeviation());
        this.usualRate = new HalfLife(scoring.usual().halfLifeSteps()).rate();
        this.lullRate = Math.min(1, 1 / scoring.alarm().trailingSteps());
        this.counted = Math.min(2, horizons);
        this.near = new double[channels];
        this.far = new double[channels];
        this.weighted = new double[channels];
        this.calm = new double[channels];
    }

    private static double[] vector(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The state of an entity that was never scored: as quiet as the training data was on average. */
    @Override
    public ResidualState newState() {
        float[] energy = new float[channels];
        float[] usual = new float[channels];
        for (int c = 0; c < channels; c++) {
            energy[c] = (float) Math.max(0, Math.exp(quietMean[c]) - QUIET_OFFSET);
            usual[c] = scoring.usual().energy().get(c).floatValue();
        }
        return new ResidualState(0, 0, energy, usual, new float[channels]);
    }

    @Override
    public double score(
            ScoringState state,
            long timeMicros,
            float[] z,
            byte[] observed,
            float[] expectation,
            int at,
            boolean learns,
            float[] saliency) {
        return parts((ResidualState) state, z, observed, expectation, at, learns, saliency)
                .total(scoring);
    }

    @Override
    public Map<String, Double> parts(ScoringState state) {
        ResidualState own = (ResidualState) state;
        for (int c = 0; c < channels; c++) {
            calm[c] = calm(own, c);
        }
        double near = new Parts(own.near, 0, 0).total(scoring);
        double far = new Parts(0, own.far, 0).total(scoring);
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("one step ahead", near);
        parts.put("longest horizon", far);
        parts.put("too quiet", new Parts(0, 0, quiet(own)).total(scoring));
        return parts;
    }

    Parts parts(
            ResidualState state,
            float[] z,
            byte[] observed,
            float[] expectation,
            int at,
            boolean learns,
            float[] saliency) {
        int expected = at * horizons;
        int last = expected + (horizons - 1) * channels;
        double energy = 0;
        int seen = 0;
        for (int c = 0; c < channels; c++) {
            boolean here = observed[at + c] != 0;
            near[c] = here ? (z[at + c] - expectation[expected + c]) * inverseScale[0][c] : 0;
            far[c] = here && horizons > 1 ? (z[at + c] - expectation[last + c]) * inverseScale[horizons - 1][c] : 0;
            double cell = energy(c);
            saliency[at + c] = (float) (cell * (1 + counted) / (1 + state.usual[c]));
            energy += near[c] * near[c];
            if (here) {
                seen++;
                state.energy[c] += (float) (QUIET_SMOOTHING * (near[c] * near[c] - state.energy[c]));
            }
            calm[c] = calm(state, c);
            if (here) {
                if (Float.isNaN(state.lull[c])) {
                    state.lull[c] = (float) calm[c];
                }
                if (learns) {
                    state.usual[c] += (float) (usualRate * (Math.min(cell, MOST_USUAL) - state.usual[c]));
                    state.lull[c] += (float) (lullRate * (calm[c] - state.lull[c]));
                }
            }
        }
        state.near += SMOOTHING * (Math.sqrt(energy / Math.max(1, seen)) - state.near);
        state.far += SMOOTHING * (Math.sqrt(mahalanobis()) - state.far);
        return new Parts(state.near, state.far, quiet(state));
    }

    /** Residual energy of a channel in the step that was scored last. */
    double energy(int c) {
        return near[c] * near[c] + far[c] * far[c];
    }

    private double mahalanobis() {
        if (horizons < 2) {
            return 0;
        }
        Arrays.fill(weighted, 0);
        for (int k = 0; k < channels; k++) {
            double[] column = precisionColumns[k];
            double own = far[k];
            for (int c = 0; c < channels; c++) {
                weighted[c] += column[c] * own;
            }
        }
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            sum += far[c] * weighted[c];
        }
        return Math.max(0, sum);
    }

    private double quiet(ResidualState state) {
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            double lull = state.lull[c] < 0 ? state.lull[c] : 0;
            double shortfall = Math.min(0, calm[c] - lull);
            sum += shortfall * shortfall;
        }
        return sum / channels;
    }

    /** The standardised log energy of a channel, up to a most either way. */
    private double calm(ResidualState state, int c) {
        double standardised = (logEnergy(state.energy[c]) - quietMean[c]) / quietDeviation[c];
        return Math.max(-MOST_CALM, Math.min(MOST_CALM, standardised));
    }

    static double logEnergy(double energy) {
        return Math.log(energy + QUIET_OFFSET);
    }

    /**
     * A step's score before it is put together, each part in its own unit.
     *
     * @param near smoothed root of the mean squared one-step residual
     * @param far smoothed root of the far residuals' Mahalanobis energy; 0 with one horizon
     * @param quiet mean squared shortfall of the log energy: large when a sensor died
     */
    record Parts(double near, double far, double quiet) {
        private static final double FAR_WEIGHT = .5;
        private static final double QUIET_WEIGHT = 5;

        /** near + ½ far + 5 quiet, each in units of its training quantile; quiet counts from its quantile on. */
        double total(Scoring scoring) {
            return near / scoring.nearUnit()
                    + FAR_WEIGHT * far / scoring.farUnit()
                    + QUIET_WEIGHT * Math.max(0, quiet / scoring.quietUnit() - 1);
        }
    }
}
