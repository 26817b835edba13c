/**
 * What came out of the measurements. In come the figures of each round; out goes a table for people and JSON.
 *
 * <p>Start reading at {@link dev.heed.bench.result.Result}.
 */
@NullMarked
package dev.heed.bench.result;

import org.jspecify.annotations.NullMarked;
