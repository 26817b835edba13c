package dev.heed.model.forecasting;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Refits the linear forecast while a stream runs: the training rows' sums go on with the entity's steps, and are solved
 * again every few days. Only observed values count, each when it has been seen. Immutable: what changes is in {@link
 * RefitState}.
 *
 * @param begin the training rows' sums
 * @param trainedUntil their newest step; steps up to it are looked back on, but teach nothing twice
 * @param horizon in steps
 * @param everySteps between two solutions, ≥ 1
 */
public record BackboneRefit(BackboneSolver solver, Increments begin, long trainedUntil, int horizon, long everySteps) {
    public BackboneRefit {
        if (begin.lags() != solver.lags()) {
            throw new IllegalArgumentException(
                    "expected increments over " + solver.lags() + " lags, found " + begin.lags());
        }
    }

    /** The state of an entity that was never seen. */
    public RefitState newState() {
        int cells = (solver.lags() - 1) * begin.channels();
        return new RefitState(begin.copy(), new float[cells], new byte[cells], Long.MIN_VALUE, null);
    }

    /**
     * Learns a hop.
     *
     * @param firstStep its first step; steps between the last hop and it are taken as not observed
     * @param z [h, C] normalised, filled
     * @param observed [h, C] 1 observed, 0 filled
     */
    public void learn(RefitState state, long firstStep, float[] z, byte[] observed) {
        skipTo(state, firstStep);
        int halo = state.values.length;
        float[] values = Arrays.copyOf(state.values, halo + z.length);
        byte[] seen = Arrays.copyOf(state.observed, halo + z.length);
        System.arraycopy(z, 0, values, halo, z.length);
        System.arraycopy(observed, 0, seen, halo, z.length);
        int channels = begin.channels();
        long untaught = Math.max(0, Math.min(z.length / channels, trainedUntil + 1 - firstStep));
        for (int row = halo / channels + (int) untaught; row < values.length / channels; row++) {
            state.increments.add(values, seen, row);
        }
        System.arraycopy(values, z.length, state.values, 0, halo);
        System.arraycopy(seen, z.length, state.observed, 0, halo);
        long before = state.lastStep;
        state.lastStep = firstStep + z.length / channels - 1;
        if (state.lastStep > trainedUntil
                && Math.floorDiv(before + 1, everySteps) != Math.floorDiv(state.lastStep + 1, everySteps)) {
            state.weights = solver.solve(state.increments);
        }
    }

    private void skipTo(RefitState state, long firstStep) {
        long gap = firstStep - 1 - state.lastStep;
        if (state.lastStep == Long.MIN_VALUE || gap == 0) {
            state.lastStep = firstStep - 1;
            return;
        }
        int cells = (int) Math.min(state.values.length, gap * begin.channels());
        int kept = state.values.length - cells;
        System.arraycopy(state.values, cells, state.values, 0, kept);
        System.arraycopy(state.observed, cells, state.observed, 0, kept);
        Arrays.fill(state.values, kept, state.values.length, 0);
        Arrays.fill(state.observed, kept, state.observed.length, (byte) 0);
    }

    /** The forecast [H, C] issued at the state's last step, normalised; null before the first solution. */
    public float @Nullable [] forecast(RefitState state) {
        LinearWeights linear = state.weights;
        if (linear == null) {
            return null;
        }
        int channels = begin.channels();
        int longest = solver.longest();
        int newest = state.values.length / channels - 1;
        float[] forecast = new float[horizon * channels];
        double[] ahead = new double[horizon];
        for (int c = 0; c < channels; c++) {
            float last = state.values[newest * channels + c];
            Arrays.fill(ahead, last);
            for (int j = 0; j < longest; j++) {
                float x = state.values[(newest - longest + 1 + j) * channels + c] - last;
                int at = (c * longest + j) * horizon;
                for (int k = 0; k < horizon; k++) {
                    ahead[k] += x * linear.weights()[at + k];
                }
            }
            for (int k = 0; k < horizon; k++) {
                forecast[k * channels + c] = (float) (ahead[k] + linear.constant()[c * horizon + k]);
            }
        }
        return forecast;
    }
}
