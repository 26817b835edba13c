package dev.heed.emit;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Where the outputs go.
 *
 * @param weightedFeatures topic of WeightedFeatures
 * @param saliency topic of Saliency
 * @param forecasts topic of Forecast
 * @param alerts topic of SaliencyAlert
 * @param deadLetters topic of what was not taken
 */
public record OutputTopics(
        String weightedFeatures, String saliency, String forecasts, String alerts, String deadLetters)
        implements Serializable {
    public static OutputTopics of(ReadableConfig options) {
        return new OutputTopics(
                options.get(EmitOptions.WEIGHTED_FEATURES),
                options.get(EmitOptions.SALIENCY),
                options.get(EmitOptions.FORECASTS),
                options.get(EmitOptions.ALERTS),
                options.get(EmitOptions.DEAD_LETTERS));
    }

    public List<String> all() {
        return List.of(weightedFeatures, saliency, forecasts, alerts, deadLetters);
    }
}
