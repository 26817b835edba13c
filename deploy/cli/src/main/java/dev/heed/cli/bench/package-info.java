/**
 * Measures the whole job on this machine. In comes a {@link dev.heed.cli.bench.Load}; out come steps a second and
 * latencies.
 *
 * <p>Start reading at {@link dev.heed.cli.bench.BenchCommand}, then {@link dev.heed.cli.bench.Bench}.
 */
@NullMarked
package dev.heed.cli.bench;

import org.jspecify.annotations.NullMarked;
