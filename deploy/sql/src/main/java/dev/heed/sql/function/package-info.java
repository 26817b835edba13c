/**
 * Heed as functions of Flink's SQL. In comes a table of readings, partitioned by the machine, out goes a row for each step, by the job's
 * own stages; Flink keeps the state.
 *
 * <p>Start reading at {@link dev.heed.sql.function.HeedSaliency}.
 */
@NullMarked
package dev.heed.sql.function;

import org.jspecify.annotations.NullMarked;
