/**
 * {@code heed model}: in comes a model directory, out go its checks and what its card says, for people.
 *
 * <p>Start with {@link dev.heed.cli.model.ModelCommand}.
 */
@NullMarked
package dev.heed.cli.model;

import org.jspecify.annotations.NullMarked;
