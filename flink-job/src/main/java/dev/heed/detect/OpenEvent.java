package dev.heed.detect;

import java.util.Arrays;

/**
 * An event that has begun: a candidate until enough steps were anomalous, then an open alert. Times are µs since the epoch.
 * Mutable, owned by one thread.
 */
final class OpenEvent {
    static final long NEVER = Long.MIN_VALUE;

    final long startedMicros;
    final double threshold;
    /** [channels]: saliency so far. */
    final double[] blame;
    /** [channels]: first step in which the channel stood out, or {@link #NEVER}. */
    final long[] from;
    /** [channels]: last step in which it did. */
    final long[] to;
    /** What the channels did. */
    final Evidence evidence;

    boolean alerted;
    /** What its height must be beyond to open an alert; NaN before it would open one. See {@link Judge}. */
    double askedHeight = Double.NaN;
    /** Whether what people said kept it from opening an alert. */
    boolean heldBack;
    /** Events before it that were, since the last alert. */
    int suppressed;

    double score;
    /** Last step above the closing threshold. */
    long lastMicros;

    int anomalousSteps;
    int quietSteps;
    int sinceUpdate;

    OpenEvent(long startedMicros, double threshold, int channels) {
        this(startedMicros, threshold, new double[channels], never(channels), never(channels), new Evidence());
    }

    /** An event as it was stored. The arrays are kept, not copied. */
    OpenEvent(long startedMicros, double threshold, double[] blame, long[] from, long[] to, Evidence evidence) {
        this.startedMicros = startedMicros;
        this.threshold = threshold;
        this.blame = blame;
        this.from = from;
        this.to = to;
        this.evidence = evidence;
    }

    private static long[] never(int channels) {
        long[] times = new long[channels];
        Arrays.fill(times, NEVER);
        return times;
    }
}
