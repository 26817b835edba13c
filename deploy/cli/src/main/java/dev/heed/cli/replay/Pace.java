package dev.heed.cli.replay;

import java.util.function.LongSupplier;

/** How long to wait for a row, so that event time runs a number of times faster than the clock. Begins with its first row. */
public final class Pace {
    private final double speed;
    private final LongSupplier nanoTime;
    private boolean begun;
    private long firstEventMicros;
    private long firstNanos;

    /** A pace of so much event time per time of the clock, such as {@code System::nanoTime}; of 0 it never waits. */
    public Pace(double speed, LongSupplier nanoTime) {
        this.speed = speed;
        this.nanoTime = nanoTime;
    }

    /** Nanoseconds to wait before an event is due; 0 or less when it is. */
    public long nanosUntil(long eventMicros) {
        if (speed == 0) {
            return 0;
        }
        if (!begun) {
            begun = true;
            firstEventMicros = eventMicros;
            firstNanos = nanoTime.getAsLong();
        }
        long due = (long) ((eventMicros - firstEventMicros) * 1e3 / speed);
        return due - (nanoTime.getAsLong() - firstNanos);
    }
}
