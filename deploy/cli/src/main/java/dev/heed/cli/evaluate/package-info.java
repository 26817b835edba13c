/**
 * {@code heed evaluate}. In come a model, files and, where there are any, labels; out go measures of forecasts, scores,
 * alarms, alerts and blame, as a table, as JSON and as pictures.
 *
 * <p>Start reading at {@link dev.heed.cli.evaluate.Backtest}; {@link dev.heed.cli.evaluate.Ranking} and
 * {@link dev.heed.cli.evaluate.BlameFacts} hold the measures.
 */
@NullMarked
package dev.heed.cli.evaluate;

import org.jspecify.annotations.NullMarked;
