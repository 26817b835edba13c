package dev.heed.console.web;

/** What one tab looks at. Used by one thread at a time. */
interface View {
    /** Adds what changed since the last call; nothing where nothing did. */
    void addTo(Events events, long nowNanos);
}
