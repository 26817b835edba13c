package dev.heed.ingest.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a record says that a sensor measured, before anything of it is checked.
 *
 * @param entity as it was given
 * @param timeMicros of the first sample, µs since the epoch
 * @param periodMicros µs between the samples, 0 for a single one
 * @param channels names of a sample's values; null: the model's in its order
 * @param values [samples × channels] row by row, NaN = missing
 */
public record RawReading(
        String entity,
        long timeMicros,
        double periodMicros,
        @Nullable List<String> channels,
        double[] values) {}
