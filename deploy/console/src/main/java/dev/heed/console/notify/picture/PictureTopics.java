package dev.heed.console.notify.picture;

import java.util.List;

/** The topics of which pictures are drawn. */
public record PictureTopics(String weightedFeatures, String saliency, String forecasts) {
    List<String> all() {
        return List.of(weightedFeatures, saliency, forecasts);
    }
}
