/**
 * Measures the whole job on this machine, beside its baselines. In come a {@link dev.heed.bench.load.Load} and {@link
 * dev.heed.bench.variant.Variant}s of the job; out come steps a second and latencies, as medians over rounds.
 *
 * <p>Start reading at {@link dev.heed.bench.BenchCommand}, then {@link dev.heed.bench.Bench} and {@link
 * dev.heed.bench.Trial}.
 */
@NullMarked
package dev.heed.bench;

import org.jspecify.annotations.NullMarked;
