package dev.heed.model.scoring;

/**
 * Where scores fall into buckets of equal ratio: {@value #BUCKETS} of them from unit / 8 to unit × 8, the outermost
 * take what lies beyond.
 */
public final class ScoreHistogram {
    /** Number of buckets. */
    public static final int BUCKETS = 48;

    private static final double OCTAVES_BELOW = 3;
    private static final double PER_OCTAVE = BUCKETS / (2 * OCTAVES_BELOW);
    private static final double LOG2 = Math.log(2);

    private ScoreHistogram() {}

    /** The bucket of a score. */
    static int bucket(double score, double unit) {
        double octave = Math.log(Math.max(score / unit, Double.MIN_NORMAL)) / LOG2 + OCTAVES_BELOW;
        return (int) Math.max(0, Math.min(BUCKETS - 1, Math.floor(octave * PER_OCTAVE)));
    }

    /** A quantile of the counted scores [{@link #BUCKETS}], each ≥ 0, interpolated within its bucket. */
    static double quantile(float[] counts, double unit, double quantile) {
        double total = 0;
        for (float count : counts) {
            total += count;
        }
        double left = quantile * total;
        int bucket = 0;
        while (bucket < BUCKETS - 1 && left >= counts[bucket]) {
            left -= counts[bucket++];
        }
        double within = counts[bucket] > 0 ? Math.min(1, left / counts[bucket]) : 0;
        return unit * Math.pow(2, (bucket + within) / PER_OCTAVE - OCTAVES_BELOW);
    }
}
