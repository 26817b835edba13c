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
 * @param learned values that the means have learned; the largest int where they are known from training
 * @param outside values in a row, up to the last, that were too far off to be learned
 */
public record ChannelState(double[] mean, double[] variance, float[] last, int[] age, int[] learned, int[] outside) {
    static final int NEVER = Integer.MAX_VALUE;

    /** Statistics that are known, without a last value. */
    public ChannelState(double[] mean, double[] variance) {
        this(mean, variance, new float[mean.length], filled(mean.length), filled(mean.length), new int[mean.length]);
    }

    private static int[] filled(int channels) {
        int[] most = new int[channels];
        Arrays.fill(most, NEVER);
        return most;
    }

    /** Forgets the last values and keeps the statistics: what an entity knows after a gap. */
    public void startOver() {
        Arrays.fill(age, NEVER);
    }
}
