/**
 * The command {@code heed check}: in come the words of {@code heed run}, out goes what would be wrong before anything starts,
 * and what others left behind on the output topics.
 *
 * <p>Start with {@link dev.heed.cli.check.CheckCommand}.
 */
@NullMarked
package dev.heed.cli.check;

import org.jspecify.annotations.NullMarked;
