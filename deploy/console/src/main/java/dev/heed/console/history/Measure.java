package dev.heed.console.history;

/** What is known of a channel at a step. */
enum Measure {
    /** What was read. */
    VALUE,
    /** The gate's weight. */
    WEIGHT,
    /** Blame. */
    SALIENCY,
    /** What had been forecast: the lowest level, the middle one and the highest. */
    LOW,
    MID,
    HIGH
}
