package dev.heed.console.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@value #STEPS} steps of an entity that lie side by side. First each step is kept; later, to save memory, one summary of
 * all. Guarded by its entity's history.
 */
final class Block {
    static final int STEPS = 64;

    /** Bytes of an object with its references, roughly. */
    private static final int OVERHEAD = 160;

    private final int channels;
    private float[] @Nullable [] cells = new float[Measure.values().length][];
    private float @Nullable [] score;
    private float @Nullable [] threshold;
    private @Nullable ColumnSums summary;

    Block(int channels) {
        this.channels = channels;
    }

    /** Bytes that a block of that many channels takes at most while each step is kept. */
    static long bytes(int channels) {
        return OVERHEAD + 4L * STEPS * (2 + (long) channels * Measure.values().length);
    }

    /** Bytes that its summary takes. */
    static long summaryBytes(int channels) {
        return 2 * OVERHEAD + (long) channels * ColumnSums.CHANNEL_BYTES;
    }

    /** Whether each step is kept. */
    boolean isWhole() {
        return summary == null;
    }

    /** Sets a channel's measure at a step; what comes for a block that is summed up is left out. */
    void set(Measure measure, int step, int channel, float value) {
        if (!isWhole()) {
            return;
        }
        float[] of = cells[measure.ordinal()];
        if (of == null) {
            of = filled(STEPS * channels);
            cells[measure.ordinal()] = of;
        }
        of[step * channels + channel] = value;
    }

    /** Sets a step's score. */
    void score(int step, float value, float limit) {
        if (!isWhole()) {
            return;
        }
        if (score == null || threshold == null) {
            score = filled(STEPS);
            threshold = filled(STEPS);
        }
        score[step] = value;
        threshold[step] = limit;
    }

    private static float[] filled(int length) {
        float[] all = new float[length];
        Arrays.fill(all, Float.NaN);
        return all;
    }

    /** Adds its steps from {@code begin} to {@code end} to sums; all of them where only the summary is left. */
    void addTo(ColumnSums sums, int begin, int end) {
        if (summary != null) {
            sums.add(summary);
            return;
        }
        for (Measure measure : Measure.values()) {
            float[] of = cells[measure.ordinal()];
            if (of != null) {
                for (int cell = begin * channels; cell < end * channels; cell++) {
                    if (!Float.isNaN(of[cell])) {
                        sums.add(measure, cell % channels, of[cell]);
                    }
                }
            }
        }
        for (int step = begin; step < end && score != null && threshold != null; step++) {
            sums.addScore(score[step], threshold[step]);
        }
    }

    /** A channel's measure at a step; NaN where it is not known. */
    float at(Measure measure, int step, int channel) {
        float[] of = cells[measure.ordinal()];
        return of == null ? Float.NaN : of[step * channels + channel];
    }

    /** The score at a step; NaN where it is not known. */
    float scoreAt(int step) {
        return score == null ? Float.NaN : score[step];
    }

    /** The threshold at a step; NaN where it is not known. */
    float thresholdAt(int step) {
        return threshold == null ? Float.NaN : threshold[step];
    }

    /** Keeps the summary alone. */
    void sumUp() {
        ColumnSums all = new ColumnSums(channels);
        addTo(all, 0, STEPS);
        cells = new float[Measure.values().length][];
        score = null;
        threshold = null;
        summary = all;
    }
}
