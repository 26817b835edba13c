/**
 * What a call of each score costs, and how many windows a second are served. In come scores, scopes, batch sizes and hops;
 * out go tables.
 *
 * <p>Start reading at {@link dev.heed.model.benchmark.ServingTable} and {@link dev.heed.model.benchmark.ScoreTable}.
 */
@NullMarked
package dev.heed.model.benchmark;

import org.jspecify.annotations.NullMarked;
