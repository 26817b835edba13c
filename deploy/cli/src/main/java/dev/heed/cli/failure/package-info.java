/**
 * How a command fails: comes in what was expected, found and to be done; goes out one line and an exit code.
 *
 * <p>Start with {@link dev.heed.cli.failure.Failure}.
 */
@NullMarked
package dev.heed.cli.failure;

import org.jspecify.annotations.NullMarked;
