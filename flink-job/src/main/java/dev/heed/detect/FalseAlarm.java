package dev.heed.detect;

/**
 * What people do not want to hear of.
 *
 * @param opening what such alerts' openings look like
 * @param height that a strength must be beyond to open one all the same, as {@link ToldAlert#height}
 */
record FalseAlarm(Likeness opening, double height) {}
