package dev.heed.console.web;

import java.util.concurrent.atomic.LongAdder;

/** When something arrived last, and how many records could not be read. For several threads. */
public final class Pulse {
    private volatile long arrivedMillis = System.currentTimeMillis();
    private final LongAdder unreadable = new LongAdder();

    public void arrived() {
        arrivedMillis = System.currentTimeMillis();
    }

    public void unreadable() {
        unreadable.increment();
    }

    /** For how many ms nothing has arrived. */
    long behindMillis() {
        return System.currentTimeMillis() - arrivedMillis;
    }

    long unreadableRecords() {
        return unreadable.sum();
    }
}
