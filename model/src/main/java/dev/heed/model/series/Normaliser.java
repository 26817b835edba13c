package dev.heed.model.series;

import java.util.Arrays;

/**
 * Fills and normalises the steps of one hop, causally.
 *
 * <p>A missing value is carried forward for at most {@code maxGapSteps} steps, then it is the running mean, always with
 * observed = 0. All steps of a hop are normalised with the statistics as they stood before the hop, which are given out
 * with it; then the statistics learn the hop's observed values, see {@link Normalisation}. Immutable: what changes is in
 * {@link ChannelState}.
 */
public final class Normaliser {
    /** What is beyond counts as this much, in input units: statistics and forecasts of it must stay within the floats. */
    private static final float LARGEST = 1e30f;
    /** The means of an entity that was never seen are the plain means of so many values. */
    private static final int FIRST_VALUES = 30;

    private final Normalisation config;
    private final int maxGapSteps;
    private final double decay;
    private final double[] floorSquared;
    private final int acceptSteps;

    /**
     * A normaliser after the card.
     *
     * @param acceptSteps values in a row that are too far off to be learned, after which they are, as those of an entity that
     *     was never seen; ≥ 1
     */
    public Normaliser(Normalisation config, int maxGapSteps, int acceptSteps) {
        this.config = config;
        this.maxGapSteps = maxGapSteps;
        this.acceptSteps = acceptSteps;
        this.decay = new HalfLife(config.halfLifeSteps()).rate();
        this.floorSquared = config.floor().stream().mapToDouble(f -> f * f).toArray();
    }

    /** The state of an entity that was never seen: training's statistics, whose means give way to its own. */
    public ChannelState newState() {
        ChannelState state = knownState();
        Arrays.fill(state.learned(), 0);
        return state;
    }

    /** The state of an entity whose statistics are the card's: the only one that training has seen. */
    public ChannelState knownState() {
        return new ChannelState(
                config.mean().stream().mapToDouble(Double::doubleValue).toArray(),
                config.variance().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * Normalises a hop and lets the statistics learn it.
     *
     * @param state of the entity, updated
     * @param raw [steps × channels] in input units, NaN = missing
     * @param steps of the hop
     * @param z receives [steps × channels] from {@code at} on
     * @param observed receives [steps × channels] from {@code at} on: 1 observed, 0 filled
     * @param at index of the hop's first cell in {@code z} and {@code observed}
     * @param mean receives [channels]: what was subtracted
     * @param scale receives [channels]: what was divided by
     */
    public void normalise(
            ChannelState state,
            float[] raw,
            int steps,
            float[] z,
            byte[] observed,
            int at,
            float[] mean,
            float[] scale) {
        int channels = mean.length;
        for (int c = 0; c < channels; c++) {
            mean[c] = (float) state.mean()[c];
            scale[c] = Math.max(Float.MIN_NORMAL, (float) Math.sqrt(state.variance()[c] + floorSquared[c]));
        }
        for (int cell = 0; cell < steps * channels; cell++) {
            int c = cell % channels;
            boolean seen = !Float.isNaN(raw[cell]);
            float value = seen ? Math.max(-LARGEST, Math.min(LARGEST, raw[cell])) : carried(state, c, mean[c]);
            z[at + cell] = clip((value - mean[c]) / scale[c]);
            observed[at + cell] = (byte) (seen ? 1 : 0);
            if (seen) {
                learn(state, c, value);
            }
        }
    }

    private float carried(ChannelState state, int c, float mean) {
        if (state.age()[c] >= maxGapSteps) {
            return mean;
        }
        state.age()[c]++;
        return state.last()[c];
    }

    private float clip(float z) {
        float limit = (float) config.clipSigmas();
        return Math.max(-limit, Math.min(limit, z));
    }

    private void learn(ChannelState state, int c, float value) {
        state.last()[c] = value;
        state.age()[c] = 0;
        double scale = Math.sqrt(state.variance()[c] + floorSquared[c]);
        double d = value - state.mean()[c];
        double weight = config.weight(d / scale);
        state.outside()[c] = weight > 0 ? 0 : state.outside()[c] + 1;
        if (state.outside()[c] >= acceptSteps) {
            state.outside()[c] = 0;
            state.learned()[c] = 0;
        }
        boolean begins = state.learned()[c] < FIRST_VALUES;
        state.learned()[c] += state.learned()[c] == ChannelState.NEVER ? 0 : 1;
        double limit = config.winsorSigmas() * scale;
        double winsorised = Math.max(-limit, Math.min(limit, d));
        double slow = decay * (begins ? 1 : weight);
        double meanRate = Math.max(decay, 1. / state.learned()[c]) * (begins ? 1 : weight);
        state.mean()[c] += meanRate * (begins && limit > 0 ? d : winsorised);
        state.variance()[c] = (1 - slow) * (state.variance()[c] + slow * winsorised * winsorised);
    }
}
