package dev.heed.detect;

import java.util.Arrays;

/**
 * An event that has begun: a run-up until a step reaches the level, then an open alert. Times are µs since the epoch.
 * Mutable, owned by one thread.
 */
final class OpenEvent {
    static final long NEVER = Long.MIN_VALUE;

    final long startedMicros;
    /** [channels]: saliency so far. */
    final double[] blame;
    /** [channels]: first step in which the channel stood out, or {@link #NEVER}. */
    final long[] from;
    /** [channels]: last step in which it did. */
    final long[] to;
    /** What the channels did. */
    final Evidence evidence;
    /** What began in the course of it. */
    final LaterCauses later;

    boolean alerted;
    /** What its height must be beyond to open an alert; NaN before it would open one. See {@link Judge}. */
    double askedHeight = Double.NaN;
    /** Whether what people said kept it from opening an alert. */
    boolean heldBack;
    /** Events before it that were, since the last alert. */
    int suppressed;

    /** The level of the score when the alert opened; 0 before. */
    double threshold;
    /** Largest so far. */
    double score;
    /** Last unusual step. */
    long lastMicros;

    /** Unusual steps of the run-up, then of the alert. */
    int unusualSteps;
    /** Last time that the score exceeded its largest by a tenth. */
    long risenMicros;
    /** The score then. */
    double risen;

    int quietSteps;
    int sinceUpdate;

    OpenEvent(long startedMicros, int channels) {
        this(
                startedMicros,
                new double[channels],
                never(channels),
                never(channels),
                new Evidence(),
                new LaterCauses(channels));
    }

    /** An event as it was stored. The arrays are kept, not copied. */
    OpenEvent(long startedMicros, double[] blame, long[] from, long[] to, Evidence evidence, LaterCauses later) {
        this.startedMicros = startedMicros;
        this.blame = blame;
        this.from = from;
        this.to = to;
        this.evidence = evidence;
        this.later = later;
    }

    /** Whether it opened an alert, or would have but for what people said. */
    boolean hasReachedTheLevel() {
        return alerted || heldBack;
    }

    private static long[] never(int channels) {
        long[] times = new long[channels];
        Arrays.fill(times, NEVER);
        return times;
    }
}
