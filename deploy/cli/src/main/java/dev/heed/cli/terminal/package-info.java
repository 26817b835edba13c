/**
 * The person at the terminal: in comes how far the work is, out goes a line that shows it; in comes Ctrl-C, out goes an
 * interrupt.
 *
 * <p>Start with {@link dev.heed.cli.terminal.ProgressLine}.
 */
@NullMarked
package dev.heed.cli.terminal;

import org.jspecify.annotations.NullMarked;
