package dev.heed.model.series;

import java.util.Arrays;

/**
 * What is known of each channel of one entity: running statistics, and the last value with its age. Mutable, owned by one
 * thread; all arrays are [channels].
 */
public final class ChannelState {
    /** Running mean, input units. */
    final double[] mean;
    /** Running variance, squared input units. */
    final double[] variance;
    /** Last observed value, input units; meaningless where the age says that there is none. */
    final float[] last;
    /** Steps since the last observed value; {@link #NEVER} when there was none. */
    final int[] age;

    static final int NEVER = Integer.MAX_VALUE;

    /** A state as it was stored: see the accessors. The arrays are kept, not copied. */
    public ChannelState(double[] mean, double[] variance, float[] last, int[] age) {
        this.mean = mean;
        this.variance = variance;
        this.last = last;
        this.age = age;
    }

    /** Forgets the last values and keeps the statistics: what an entity knows after a gap. */
    public void startOver() {
        Arrays.fill(age, NEVER);
    }

    /** Running means [channels]: the state itself, for a serialiser. */
    public double[] mean() {
        return mean;
    }

    /** Running variances [channels]: the state itself, for a serialiser. */
    public double[] variance() {
        return variance;
    }

    /** Last observed values [channels]: the state itself, for a serialiser. */
    public float[] last() {
        return last;
    }

    /** Steps since the last observed values [channels]: the state itself, for a serialiser. */
    public int[] age() {
        return age;
    }
}
