package dev.heed.detect;

/**
 * Which channels began to stand out in the course of an alert that others had opened: something else has happened, which would
 * drown in what the alert is about. Mutable, owned by one thread.
 *
 * <p>A channel does once the mean of its blame over the steps that would close an alert is three times what it was in the alert
 * before, beyond three standard deviations, and three times as large a share of that of all. The share is asked for since the
 * expectations of all channels suffer when one that they follow becomes worse.
 */
final class LaterCauses {
    private static final double TIMES = 3;
    /** An alert lasts so many times the steps that close it before what it is about is known. */
    private static final int KNOWN = 6;

    /** [channels]: mean blame over the last steps. */
    final double[] recent;
    /** [channels]: mean blame in the alert, without what is more than usual in it. */
    final double[] lasting;
    /** [channels]: which stand out since. */
    final boolean[] later;
    /** Of the alert. */
    int steps;

    LaterCauses(int channels) {
        this(new double[channels], new double[channels], new boolean[channels]);
    }

    /** Those that were stored. The arrays are kept, not copied. */
    LaterCauses(double[] recent, double[] lasting, boolean[] later) {
        this.recent = recent;
        this.lasting = lasting;
        this.later = later;
    }

    /**
     * Takes in an alert's next step.
     *
     * @param blame [channels] of the step
     * @param closeSteps usual steps that would close the alert
     * @return the channel that stands out from now on, -1 where none begins to
     */
    int see(double[] blame, int closeSteps) {
        steps += steps == Integer.MAX_VALUE ? 0 : 1; // two days at 12 kHz
        double allRecent = Double.MIN_NORMAL;
        double allLasting = Double.MIN_NORMAL;
        for (int c = 0; c < blame.length; c++) {
            recent[c] += (blame[c] - recent[c]) / Math.min(steps, closeSteps);
            allRecent += recent[c];
            allLasting += lasting[c];
        }
        int found = -1;
        boolean isKnown = steps > KNOWN * closeSteps;
        for (int c = 0; c < blame.length; c++) {
            boolean isMore = isKnown && recent[c] >= TIMES * lasting[c] && recent[c] >= AlertTracker.STANDS_OUT;
            if (!isMore) {
                lasting[c] += (blame[c] - lasting[c]) / steps;
            } else if (found < 0 && !later[c] && recent[c] / allRecent >= TIMES * lasting[c] / allLasting) {
                later[c] = true;
                found = c;
            }
        }
        return found;
    }
}
