/**
 * What a call of each score costs. In come scores, scopes and batch sizes; out goes a table of microseconds.
 *
 * <p>Start reading at {@link dev.heed.model.benchmark.ScoreTable}.
 */
@NullMarked
package dev.heed.model.benchmark;

import org.jspecify.annotations.NullMarked;
