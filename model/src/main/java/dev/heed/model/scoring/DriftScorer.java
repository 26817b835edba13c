package dev.heed.model.scoring;

/**
 * The slow evidence: a channel that leaves what the others say of it, too slowly for its own past to show it. With z the
 * normalised values, b the ridge weights of a channel's value on the others', EW_τ(x): y += (x − y)/τ, and
 *
 * <p>w_c = (z_c − [z, 1]·b_c) / scale_c − usual_c,
 *
 * <p>it is max_c |EW_τ(clip(w_c, ±{@value #CLIP}))| / spread_c. What is usual of an entity is the plain mean of its w at first,
 * then one that fades; it is learned from steps outside events alone.
 *
 * <p>Immutable but for its scratch space: one instance serves one thread.
 */
public final class DriftScorer {
    private static final double CLIP = 8;
    private static final double LEARNED_CLIP = 5;

    private final int channels;
    /** [channels + 1][channels]: by the channel that says something of the others, the constant last. */
    private final double[][] weights;

    private final double[] inverseScale;
    private final double[] inverseSpread;
    private final double smoothing;
    private final double rate;
    private final double[] ratio;
    private final double[] expected;

    /**
     * A scorer with calibrated constants.
     *
     * @param rate at which what is usual follows in the long run, in (0, 1)
     */
    public DriftScorer(Drift drift, double rate) {
        this.channels = drift.scale().size();
        this.weights = drift.weights().stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
        this.inverseScale = new double[channels];
        this.inverseSpread = new double[channels];
        for (int c = 0; c < channels; c++) {
            inverseScale[c] = 1 / drift.scale().get(c);
            inverseSpread[c] = 1 / drift.spread().get(c);
        }
        this.smoothing = 1. / drift.smoothingSteps();
        this.rate = rate;
        this.ratio = new double[channels];
        this.expected = new double[channels];
    }

    /** The state of an entity that was never seen. */
    public DriftState newState() {
        return new DriftState(new float[channels], new float[channels], 0);
    }

    /**
     * Takes in the next step of an entity.
     *
     * @param z [… × channels] normalised values; the step's begin at {@code at}
     * @param observed [… × channels]
     * @param learns whether the step counts as usual
     * @return the evidence, ≥ 0
     */
    public double next(DriftState state, float[] z, byte[] observed, int at, boolean learns) {
        if (learns) {
            state.steps += state.steps == Integer.MAX_VALUE ? 0 : 1;
        }
        expect(z, at);
        double learning = Math.max(rate, 1. / Math.max(1, state.steps));
        double largest = 0;
        for (int c = 0; c < channels; c++) {
            if (observed[at + c] != 0) {
                double left = (z[at + c] - expected[c]) * inverseScale[c] - state.usual[c];
                state.level[c] += (float) (smoothing * (clip(left, CLIP) - state.level[c]));
                if (learns) {
                    state.usual[c] += (float) (learning * clip(left, LEARNED_CLIP));
                }
            }
            ratio[c] = Math.abs(state.level[c]) * inverseSpread[c];
            largest = Math.max(largest, ratio[c]);
        }
        return largest;
    }

    /** The part of a channel in the evidence of the last step, ≥ 0. */
    public double of(int channel) {
        return ratio[channel];
    }

    /** What the others say of each channel. A sum of rows runs on all lanes of the processor. */
    private void expect(float[] z, int at) {
        System.arraycopy(weights[channels], 0, expected, 0, channels);
        for (int k = 0; k < channels; k++) {
            double[] says = weights[k];
            double value = z[at + k];
            for (int c = 0; c < channels; c++) {
                expected[c] += says[c] * value;
            }
        }
    }

    private static double clip(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }
}
