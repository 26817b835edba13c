/**
 * The load of a measurement. In comes a {@link dev.heed.bench.load.Load}; its readings go to one topic, and what a job
 * makes of them is counted on another, with when it came and how late it was.
 *
 * <p>Start reading at {@link dev.heed.bench.load.Generator}, then {@link dev.heed.bench.load.Counter}.
 */
@NullMarked
package dev.heed.bench.load;

import org.jspecify.annotations.NullMarked;
