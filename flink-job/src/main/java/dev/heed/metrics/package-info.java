/**
 * Names of what the job measures of itself. In come Flink's metric groups; out go counters, gauges and histograms in them.
 *
 * <p>Start reading at {@link dev.heed.metrics.Metric}; each stage has its own in a class such as {@code WindowMetrics}.
 */
@NullMarked
package dev.heed.metrics;

import org.jspecify.annotations.NullMarked;
