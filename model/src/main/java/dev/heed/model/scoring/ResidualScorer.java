package dev.heed.model.scoring;

import java.util.List;

/**
 * Scores a step by how much its values miss what was expected of them.
 *
 * <p>With residuals u_h = (z − expected_h) / scale_h, 0 where nothing was observed, and EW_a(x): y += a (x − y):
 * near = EW_.2(√(mean_c u₁²)), far = EW_.2(√(u_Hᵀ P u_H)), quiet = mean_c min(l_c, 0)² with l_c the standardised
 * log(EW_.05(u₁²) + .001). The score is near + ½ far + 5 max(quiet − 1, 0), each part divided by its training quantile.
 * The saliency of a cell is its residual energy u₁² + u_H², not normalised per step.
 *
 * <p>Immutable but for its scratch space: one instance serves one thread.
 */
public final class ResidualScorer {
    private static final double SMOOTHING = .2;
    private static final double QUIET_SMOOTHING = .05;
    private static final double QUIET_OFFSET = 1e-3;

    private final Scoring scoring;
    private final int channels;
    private final int horizons;
    private final double[][] inverseScale;
    private final double[][] precision;
    private final double[] quietMean;
    private final double[] quietDeviation;
    private final double[] near;
    private final double[] far;

    /** A scorer with calibrated constants. */
    public ResidualScorer(Scoring scoring) {
        this.scoring = scoring;
        this.channels = scoring.channels();
        this.horizons = scoring.horizons();
        this.inverseScale = matrix(scoring.residualScale());
        for (double[] row : inverseScale) {
            for (int c = 0; c < row.length; c++) {
                row[c] = 1 / row[c];
            }
        }
        this.precision = matrix(scoring.precision());
        this.quietMean = vector(scoring.quietMean());
        this.quietDeviation = vector(scoring.quietDeviation());
        this.near = new double[channels];
        this.far = new double[channels];
    }

    private static double[][] matrix(List<List<Double>> rows) {
        return rows.stream().map(ResidualScorer::vector).toArray(double[][]::new);
    }

    private static double[] vector(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The state of an entity that was never scored: as quiet as the training data was on average. */
    public ScoringState newState() {
        float[] energy = new float[channels];
        for (int c = 0; c < channels; c++) {
            energy[c] = (float) Math.max(0, Math.exp(quietMean[c]) - QUIET_OFFSET);
        }
        return new ScoringState(0, 0, energy);
    }

    /**
     * Scores the next step of an entity.
     *
     * @param z [… × channels] normalised values; the step's begin at {@code at}
     * @param observed [… × channels]; the step's begin at {@code at}
     * @param at index of the step's first cell in {@code z}, {@code observed} and {@code saliency}
     * @param expectation [… × horizons × channels] normalised; the step's begin at {@code at × horizons}
     * @param saliency receives the step's blame from {@code at} on, ≥ 0
     * @return the score, ≥ 0
     */
    public double score(ScoringState state, float[] z, byte[] observed, float[] expectation, int at, float[] saliency) {
        return parts(state, z, observed, expectation, at, saliency).total(scoring);
    }

    ScoreParts parts(ScoringState state, float[] z, byte[] observed, float[] expectation, int at, float[] saliency) {
        int expected = at * horizons;
        int last = expected + (horizons - 1) * channels;
        double energy = 0;
        int seen = 0;
        for (int c = 0; c < channels; c++) {
            boolean here = observed[at + c] != 0;
            near[c] = here ? (z[at + c] - expectation[expected + c]) * inverseScale[0][c] : 0;
            far[c] = here && horizons > 1 ? (z[at + c] - expectation[last + c]) * inverseScale[horizons - 1][c] : 0;
            saliency[at + c] = (float) (near[c] * near[c] + far[c] * far[c]);
            energy += near[c] * near[c];
            if (here) {
                seen++;
                state.energy[c] += (float) (QUIET_SMOOTHING * (near[c] * near[c] - state.energy[c]));
            }
        }
        state.near += SMOOTHING * (Math.sqrt(energy / Math.max(1, seen)) - state.near);
        state.far += SMOOTHING * (Math.sqrt(mahalanobis()) - state.far);
        return new ScoreParts(state.near, state.far, quiet(state.energy));
    }

    private double mahalanobis() {
        if (horizons < 2) {
            return 0;
        }
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            double[] row = precision[c];
            double dot = 0;
            for (int k = 0; k < channels; k++) {
                dot += row[k] * far[k];
            }
            sum += far[c] * dot;
        }
        return Math.max(0, sum);
    }

    private double quiet(float[] energy) {
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            double shortfall = Math.min(0, logEnergy(energy[c]) - quietMean[c]) / quietDeviation[c];
            sum += shortfall * shortfall;
        }
        return sum / channels;
    }

    static double logEnergy(double energy) {
        return Math.log(energy + QUIET_OFFSET);
    }
}
