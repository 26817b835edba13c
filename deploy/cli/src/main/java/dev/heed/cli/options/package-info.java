/**
 * Options that several commands share: in come words of the command line, out goes Flink's configuration.
 *
 * <p>Start with {@link dev.heed.cli.options.JobOptions}.
 */
@NullMarked
package dev.heed.cli.options;

import org.jspecify.annotations.NullMarked;
