package dev.heed.console.history;

/**
 * What a span of time says of a channel; NaN where something is not known.
 *
 * @param channel its index
 * @param share of the span's saliency, in [0, 1]
 * @param saliency its mean in the span
 * @param before its mean in the four times longer span before
 * @param came mean of the values
 * @param expected mean of what had been forecast
 */
public record Blamed(int channel, double share, double saliency, double before, float came, float expected) {}
