package dev.heed.console.history;

import java.util.Arrays;

/** What the steps of one column of pixels add up to: each measure's smallest, largest and mean. */
final class ColumnSums {
    private static final int MEASURES = Measure.values().length;
    private static final int EXTREMES = 3;
    private static final int MIN = 0;
    private static final int MAX = 1;
    private static final int BLAME = 2;

    /** Bytes of a channel. */
    static final int CHANNEL_BYTES = 4 * EXTREMES + 12 * MEASURES;

    private final int channels;
    private final float[] extremes;
    private final double[] sums;
    private final int[] counts;
    private float score;
    private double thresholdSum;
    private int scored;

    ColumnSums(int channels) {
        this.channels = channels;
        this.extremes = new float[channels * EXTREMES];
        this.sums = new double[channels * MEASURES];
        this.counts = new int[channels * MEASURES];
        clear();
    }

    /** Nothing added. */
    void clear() {
        Arrays.fill(extremes, Float.NaN);
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        score = Float.NaN;
        thresholdSum = 0;
        scored = 0;
    }

    void add(Measure measure, int channel, float value) {
        int at = channel * EXTREMES;
        if (measure == Measure.VALUE) {
            extremes[at + MIN] = least(extremes[at + MIN], value);
            extremes[at + MAX] = most(extremes[at + MAX], value);
        } else if (measure == Measure.SALIENCY) {
            extremes[at + BLAME] = most(extremes[at + BLAME], value);
        }
        sums[channel * MEASURES + measure.ordinal()] += value;
        counts[channel * MEASURES + measure.ordinal()]++;
    }

    void addScore(float value, float limit) {
        if (!Float.isNaN(value)) {
            score = most(score, value);
            thresholdSum += limit;
            scored++;
        }
    }

    /** Adds what others added up to. */
    void add(ColumnSums other) {
        for (int at = 0; at < extremes.length; at += EXTREMES) {
            extremes[at + MIN] = least(extremes[at + MIN], other.extremes[at + MIN]);
            extremes[at + MAX] = most(extremes[at + MAX], other.extremes[at + MAX]);
            extremes[at + BLAME] = most(extremes[at + BLAME], other.extremes[at + BLAME]);
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
            counts[i] += other.counts[i];
        }
        if (other.scored > 0) {
            score = most(score, other.score);
            thresholdSum += other.thresholdSum;
            scored += other.scored;
        }
    }

    private static float least(float a, float b) {
        return Float.isNaN(a) || b < a ? b : a; // b that is not known is not less
    }

    private static float most(float a, float b) {
        return Float.isNaN(a) || b > a ? b : a;
    }

    float min(int channel) {
        return extremes[channel * EXTREMES + MIN];
    }

    float max(int channel) {
        return extremes[channel * EXTREMES + MAX];
    }

    /** The largest saliency. */
    float blame(int channel) {
        return extremes[channel * EXTREMES + BLAME];
    }

    /** The mean of a measure; NaN where nothing was added. */
    float mean(Measure measure, int channel) {
        int at = channel * MEASURES + measure.ordinal();
        return (float) (sums[at] / counts[at]);
    }

    /** The largest score. */
    float score() {
        return score;
    }

    /** The mean threshold. */
    float threshold() {
        return (float) (thresholdSum / scored);
    }
}
