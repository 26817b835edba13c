/**
 * Where alerts go. In come notifications; out go requests and mails, or why they were not taken.
 *
 * <p>Start reading at {@link dev.heed.console.notify.destination.Destination}.
 */
@NullMarked
package dev.heed.console.notify.destination;

import org.jspecify.annotations.NullMarked;
