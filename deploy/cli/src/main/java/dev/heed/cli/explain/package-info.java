/**
 * {@code heed explain}: in come a model, a file and a time, out goes why there was or was not an alert.
 *
 * <p>Start with {@link dev.heed.cli.explain.ExplainCommand}; what is told is {@link dev.heed.detect.Explanation}.
 */
@NullMarked
package dev.heed.cli.explain;

import org.jspecify.annotations.NullMarked;
