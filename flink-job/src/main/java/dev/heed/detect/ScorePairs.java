package dev.heed.detect;

import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * Pairs of scores of the same steps, every k-th of them, k doubled whenever there are too many. Mutable, owned by one thread.
 */
final class ScorePairs {
    private static final int MOST = 512;
    private static final int LEAST = 3;

    float[] first = new float[0];
    float[] second = new float[0];
    /** Pairs that are kept. */
    int kept;
    /** Pairs that came. */
    int seen;

    private int stride = 1;

    void add(float one, float other) {
        if (seen++ % stride != 0) {
            return;
        }
        if (kept == MOST) {
            thin();
            if ((seen - 1) % stride != 0) {
                return;
            }
        }
        if (kept == first.length) {
            first = Arrays.copyOf(first, Math.max(16, 2 * kept));
            second = Arrays.copyOf(second, first.length);
        }
        first[kept] = one;
        second[kept++] = other;
    }

    private void thin() {
        kept = MOST / 2;
        stride *= 2;
        for (int i = 0; i < kept; i++) {
            first[i] = first[2 * i];
            second[i] = second[2 * i];
        }
    }

    /** Spearman's rank correlation; NaN below three pairs, or where one side is all alike. */
    float correlation() {
        return kept < LEAST
                ? Float.NaN
                : (float) new SpearmansCorrelation().correlation(doubles(first), doubles(second));
    }

    private double[] doubles(float[] values) {
        double[] doubles = new double[kept];
        for (int i = 0; i < kept; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    /** Pairs as they were stored. */
    static ScorePairs of(float[] first, float[] second, int seen) {
        ScorePairs pairs = new ScorePairs();
        pairs.first = first;
        pairs.second = second;
        pairs.kept = first.length;
        pairs.seen = seen;
        while (pairs.kept * (long) pairs.stride < seen) {
            pairs.stride *= 2;
        }
        return pairs;
    }
}
