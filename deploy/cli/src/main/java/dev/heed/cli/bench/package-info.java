/**
 * Measures the whole job on this machine, beside its baselines. In come a {@link dev.heed.cli.bench.load.Load} and {@link
 * dev.heed.cli.bench.variant.Variant}s of the job; out come steps a second and latencies, as medians over rounds.
 *
 * <p>Start reading at {@link dev.heed.cli.bench.BenchCommand}, then {@link dev.heed.cli.bench.Bench} and {@link
 * dev.heed.cli.bench.Trial}.
 */
@NullMarked
package dev.heed.cli.bench;

import org.jspecify.annotations.NullMarked;
