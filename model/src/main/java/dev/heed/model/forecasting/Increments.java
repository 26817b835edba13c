package dev.heed.model.forecasting;

import dev.heed.model.series.HalfLife;

/**
 * How much each channel changes over d steps: decayed sums over the pairs of observed steps that are d = 0 … K − 1 apart.
 * With N their weight, the mean change is m(d) = Σ (z_t − z_{t−d}) / N and half the mean square γ(d) = Σ (z_t − z_{t−d})² /
 * 2N, the variogram (Matheron 1963). All that a linear forecast relative to the last value is fitted from follows from them:
 * see {@link BackboneSolver}. Mutable, owned by one thread.
 * The arrays are the state: a serialiser reads and keeps them.
 *
 * @param channels C
 * @param lags K: look-back plus horizon
 * @param halfLifeSteps steps after which a pair has lost half its weight, &gt; 0
 * @param weight [C, K]: decayed number of pairs
 * @param change [C, K]: decayed sum of changes
 * @param square [C, K]: decayed sum of half squared changes
 */
public record Increments(
        int channels, int lags, double halfLifeSteps, double[] weight, double[] change, double[] square) {
    /** Nothing seen yet. */
    public Increments(int channels, int lags, double halfLifeSteps) {
        this(
                channels,
                lags,
                halfLifeSteps,
                new double[channels * lags],
                new double[channels * lags],
                new double[channels * lags]);
    }

    /**
     * Adds the pairs of a step with itself and those before it; what was not observed makes no pair.
     *
     * @param z [steps, C] row by row
     * @param observed [steps, C], 1 observed, 0 filled
     * @param step row of the step; up to K − 1 rows before it are looked at
     */
    public void add(float[] z, byte[] observed, int step) {
        double keep = new HalfLife(halfLifeSteps).kept(1);
        int back = Math.min(lags, step + 1);
        for (int c = 0; c < channels; c++) {
            int cell = step * channels + c;
            int at = c * lags;
            boolean seen = observed[cell] != 0;
            for (int d = 0; d < lags; d++) {
                weight[at + d] *= keep;
                change[at + d] *= keep;
                square[at + d] *= keep;
            }
            for (int d = 0; seen && d < back; d++) {
                int other = cell - d * channels;
                if (observed[other] != 0) {
                    double moved = z[cell] - z[other];
                    weight[at + d] += 1;
                    change[at + d] += moved;
                    square[at + d] += .5 * moved * moved;
                }
            }
        }
    }

    /** The same sums in arrays of their own. */
    public Increments copy() {
        return new Increments(channels, lags, halfLifeSteps, weight.clone(), change.clone(), square.clone());
    }

    /** Adds the sums of another series of the same channels and lags. */
    public void add(Increments other) {
        for (int i = 0; i < weight.length; i++) {
            weight[i] += other.weight[i];
            change[i] += other.change[i];
            square[i] += other.square[i];
        }
    }

    /** N of a channel: its observed steps, decayed. */
    double count(int channel) {
        return weight[channel * lags];
    }

    /** m(d) of a channel; 0 where there is no pair. */
    double mean(int channel, int lag) {
        int at = channel * lags + lag;
        return weight[at] > 0 ? change[at] / weight[at] : 0;
    }

    /** γ(d) of a channel; 0 where there is no pair. */
    double variogram(int channel, int lag) {
        int at = channel * lags + lag;
        return weight[at] > 0 ? square[at] / weight[at] : 0;
    }
}
