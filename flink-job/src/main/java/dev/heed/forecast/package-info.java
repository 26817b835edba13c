/**
 * What is learned of an entity's forecasts from its observed values: the share of the correction, the levels and, where that
 * is wanted, the linear backbone. In comes an attended hop, whose forecast is the model's own in normalised values; out goes
 * an {@link dev.heed.forecast.IssuedForecast} in input units, which replaces it.
 *
 * <p>Start reading at {@link dev.heed.forecast.Forecaster}.
 */
@NullMarked
package dev.heed.forecast;

import org.jspecify.annotations.NullMarked;
