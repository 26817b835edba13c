/**
 * What a linear forecast learns from, and what it learns of itself while it is used. In come normalised steps, and forecasts
 * whose targets arrive; out go weights, and better forecasts with intervals.
 *
 * <p>Start reading at {@link dev.heed.model.forecasting.Increments} and {@link dev.heed.model.forecasting.ForecastTracker}.
 */
@NullMarked
package dev.heed.model.forecasting;

import org.jspecify.annotations.NullMarked;
