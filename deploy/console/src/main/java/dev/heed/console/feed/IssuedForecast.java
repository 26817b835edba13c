package dev.heed.console.feed;

/**
 * A record of the topic of forecasts.
 *
 * @param steps that are forecast: the first one begins a period after the last that the forecast has seen
 * @param levels quantile levels, ascending
 * @param values [steps × channels × levels], in the sensors' units
 */
public record IssuedForecast(Steps steps, float[] levels, float[] values) {
    /** @throws IllegalArgumentException where there is no level, or an array has another size */
    public IssuedForecast {
        if (levels.length == 0) {
            throw new IllegalArgumentException("expected a level at least, found none");
        }
        steps.requireEach("values", values.length, steps.channels().size() * levels.length);
    }

    /** The forecast of one step and channel at a level's index. */
    public float value(int step, int channel, int level) {
        return values[(step * steps.channels().size() + channel) * levels.length + level];
    }

    /** The index of the level that is nearest to the median. */
    public int middle() {
        int nearest = 0;
        for (int q = 1; q < levels.length; q++) {
            if (Math.abs(levels[q] - .5f) < Math.abs(levels[nearest] - .5f)) {
                nearest = q;
            }
        }
        return nearest;
    }
}
