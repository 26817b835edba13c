package dev.heed.console.history;

import java.util.List;

/**
 * What an entity's steps look like; another shape begins its history anew.
 *
 * @param channels names, in the order of all arrays
 * @param periodMicros µs from step to step
 */
public record Shape(List<String> channels, double periodMicros) {}
