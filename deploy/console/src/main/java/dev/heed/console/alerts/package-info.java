/**
 * In: the states of alerts, and what people said of them. Out: each alert as it is now. Start at {@link
 * dev.heed.console.alerts.AlertBook}.
 */
@NullMarked
package dev.heed.console.alerts;

import org.jspecify.annotations.NullMarked;
