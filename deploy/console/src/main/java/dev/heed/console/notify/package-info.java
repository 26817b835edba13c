/**
 * {@code heed notify}: in come alerts and a file that says who is told what; out go notifications.
 *
 * <p>Start reading at {@link dev.heed.console.notify.NotifyCommand}; one destination's way is {@link
 * dev.heed.console.notify.courier.Courier}.
 */
@NullMarked
package dev.heed.console.notify;

import org.jspecify.annotations.NullMarked;
