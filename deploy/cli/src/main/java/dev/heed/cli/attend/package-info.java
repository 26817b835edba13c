/**
 * {@code heed attend}: one mechanism of the catalogue, looked at. In come a file and a mechanism's settings; out go its
 * weights and context as CSV, and a heat map.
 *
 * <p>Start reading at {@link dev.heed.cli.attend.AttendCommand}.
 */
@NullMarked
package dev.heed.cli.attend;

import org.jspecify.annotations.NullMarked;
