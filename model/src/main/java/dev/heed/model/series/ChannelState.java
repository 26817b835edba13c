package dev.heed.model.series;

import java.util.Arrays;

/**
 * What is known of each channel of one entity: running statistics, and the last value with its age. The arrays are the state:
 * a normaliser writes them, a serialiser reads and keeps them. Mutable, owned by one thread; all arrays are [channels].
 *
 * @param mean running means, input units
 * @param variance running variances, squared input units
 * @param last last observed values, input units; meaningless where the age says that there is none
 * @param age steps since the last observed values; the largest int where there was none
 */
public record ChannelState(double[] mean, double[] variance, float[] last, int[] age) {
    static final int NEVER = Integer.MAX_VALUE;

    /** Forgets the last values and keeps the statistics: what an entity knows after a gap. */
    public void startOver() {
        Arrays.fill(age, NEVER);
    }
}
