/**
 * How a model is put together. In come a {@link dev.heed.model.network.NetworkConfiguration} and fitted parameters; out
 * goes a graph from normalised steps to gate weights, features, context, attention, expectation and forecast.
 *
 * <p>Start reading at {@link dev.heed.model.network.NetworkConfiguration}.
 */
@NullMarked
package dev.heed.model.network;

import org.jspecify.annotations.NullMarked;
