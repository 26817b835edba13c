package dev.heed.console.notify.config;

import dev.heed.console.notify.destination.Destination;
import dev.heed.console.notify.progress.Updates;

/**
 * A destination and how it is told.
 *
 * @param name of it in the file
 * @param picture whether it gets a picture of the alert
 */
public record DestinationPlan(String name, Destination destination, Updates updates, boolean picture, Retry retry) {}
