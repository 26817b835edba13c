/**
 * What a destination is told. In come records of alerts; out go notifications, in words, as JSON or by a template.
 *
 * <p>Start reading at {@link dev.heed.console.notify.message.Notification}.
 */
@NullMarked
package dev.heed.console.notify.message;

import org.jspecify.annotations.NullMarked;
