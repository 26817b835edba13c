/**
 * Time on a grid. In come raw values at irregular times; out go steps of one {@link dev.heed.model.series.Period},
 * filled, masked and causally normalised, the same way for training and in the stream.
 *
 * <p>Start reading at {@link dev.heed.model.series.Period}, then {@link dev.heed.model.series.Normaliser}.
 */
@NullMarked
package dev.heed.model.series;

import org.jspecify.annotations.NullMarked;
