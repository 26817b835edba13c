/**
 * How a model is put together. In come a {@link dev.heed.model.network.NetworkConfiguration} and fitted parameters; out
 * goes a graph from normalised steps to gate weights, features, context, attention, expectation and forecast.
 *
 * <pre>
 * values ─┬─► ridge autoregression at each horizon ──────────────────────────────► (+) ─► expectation
 *         ├─► linear forecast of each channel, relative to its last value ───────► (+) ─► forecast
 *         └─► gate ─► features ─► embed ─► L × attention ─► summary ─► context ─► × α ┘
 * </pre>
 *
 * <p>Start reading at {@link dev.heed.model.network.NetworkConfiguration}.
 */
@NullMarked
package dev.heed.model.network;

import org.jspecify.annotations.NullMarked;
