/**
 * The command {@code heed}: in comes a command line, out goes what it asks for and an exit status.
 *
 * <p>Start with {@link dev.heed.cli.Heed}; every subcommand has a package of its own.
 */
@NullMarked
package dev.heed.cli;

import org.jspecify.annotations.NullMarked;
