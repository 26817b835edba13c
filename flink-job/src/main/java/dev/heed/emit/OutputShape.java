package dev.heed.emit;

import java.io.Serializable;
import java.util.List;

/**
 * What the records say of the model.
 *
 * @param channels names, in the order of all arrays
 * @param periodMicros µs from step to step
 * @param receptiveField R
 * @param levels quantile levels of the forecasts
 */
public record OutputShape(List<String> channels, double periodMicros, int receptiveField, List<Float> levels)
        implements Serializable {
    public OutputShape {
        channels = List.copyOf(channels);
        levels = List.copyOf(levels);
    }
}
