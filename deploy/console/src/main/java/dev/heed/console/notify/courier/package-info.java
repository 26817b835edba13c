/**
 * One destination's way from the topic to its door. In come records of Kafka; out go notifications, and offsets are
 * committed once they are delivered.
 *
 * <p>Start reading at {@link dev.heed.console.notify.courier.Courier}.
 */
@NullMarked
package dev.heed.console.notify.courier;

import org.jspecify.annotations.NullMarked;
