package dev.heed.model.series;

/** Quantiles of a sample: linear interpolation between order statistics (type 7 of Hyndman &amp; Fan 1996). */
public final class SampleQuantile {
    private SampleQuantile() {}

    /** A quantile of a sample, sorted ascending, at least one; the level is in [0, 1], 0.5 is the median. */
    public static double of(double[] sorted, double level) {
        double at = level * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    /** The same in single precision. */
    public static float of(float[] sorted, double level) {
        double at = level * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return (float) (sorted[low] + (at - low) * (sorted[high] - sorted[low]));
    }
}
