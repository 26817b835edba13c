package dev.heed.forecast;

/**
 * A forecast as it is given out. H horizon, C channels, Q levels.
 *
 * @param issuedMicros start of the last step that it has seen, µs since the epoch
 * @param values [H × C × Q] row by row in input units, relative to the card's offsets
 */
public record IssuedForecast(long issuedMicros, float[] values) {}
