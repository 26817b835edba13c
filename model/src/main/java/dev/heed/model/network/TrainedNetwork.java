package dev.heed.model.network;

/**
 * A network with all its numbers.
 *
 * @param configuration of the network
 * @param backbone fitted
 * @param parameters of the attention, laid out by {@link ParameterLayout}
 * @param expectationAlpha share of the expectation's correction that is kept, in [0, 1]
 * @param forecastAlpha share of the forecast's correction that is kept, in [0, 1]
 * @param range the largest |z| of training by channel [C], &gt; 0: beyond, attention adds less and less
 * @param spread [H, C, Q] row by row: what to add to the point forecast for each level, normalised
 */
public record TrainedNetwork(
        NetworkConfiguration configuration,
        Backbone backbone,
        float[] parameters,
        double expectationAlpha,
        double forecastAlpha,
        float[] range,
        float[] spread) {}
