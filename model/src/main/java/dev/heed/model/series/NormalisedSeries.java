package dev.heed.model.series;

/**
 * A stretch of one entity's steps, filled and normalised.
 *
 * @param firstStep index of the first step on the period's grid
 * @param values [steps × channels] row by row, normalised
 * @param observed [steps × channels] row by row, 1 observed, 0 filled
 */
public record NormalisedSeries(String entity, long firstStep, int channels, float[] values, byte[] observed) {
    public NormalisedSeries {
        if (values.length != observed.length || values.length % channels != 0) {
            throw new IllegalArgumentException(
                    "series " + entity + " needs values and mask of whole rows of " + channels + " channels, found "
                            + values.length + " values and " + observed.length + " mask cells");
        }
    }

    /** Number of steps. */
    public int steps() {
        return values.length / channels;
    }

    /** Whether a channel has a value that was observed. */
    public boolean isSeen(int channel) {
        int at = channel;
        while (at < observed.length && observed[at] == 0) {
            at += channels;
        }
        return at < observed.length;
    }

    /** The same with every value cut to at most so many deviations, either way. */
    public NormalisedSeries within(float deviations) {
        float[] cut = values.clone();
        for (int i = 0; i < cut.length; i++) {
            cut[i] = Math.max(-deviations, Math.min(deviations, cut[i]));
        }
        return new NormalisedSeries(entity, firstStep, channels, cut, observed);
    }
}
