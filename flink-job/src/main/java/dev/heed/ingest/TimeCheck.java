package dev.heed.ingest;

import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Takes readings whose time can be: after the epoch's first moment, and not far ahead of the clock, before they can move
 * event time on.
 *
 * @param maxFuture how far ahead of the clock
 * @param clock serialisable
 */
public record TimeCheck(Duration maxFuture, Clock clock) implements Serializable {
    public TimeCheck {
        if (!(clock instanceof Serializable)) {
            throw new IllegalArgumentException("the clock must be serialisable");
        }
    }

    /** A check by the system's clock. */
    public static TimeCheck bySystemClock(Duration maxFuture) {
        return new TimeCheck(maxFuture, Clock.systemUTC());
    }

    /** A reading of one sample, or what is wrong with its time. */
    public Ingested sample(Reading reading) {
        try {
            check(reading.timeMicros(), 0);
            return Ingested.of(reading);
        } catch (InvalidReading e) {
            long millis = Math.floorDiv(reading.timeMicros(), 1000L);
            return Ingested.of(new Rejected(
                    e.reason(), String.valueOf(e.getMessage()), null, null, List.of(), millis, reading.origin()));
        }
    }

    /** Checks the time of a reading, in µs since the epoch, that goes on for so long. */
    void check(long micros, double lengthMicros) throws InvalidReading {
        long latest = clock.millis() + maxFuture.toMillis();
        if (micros / 1000 + lengthMicros / 1e3 > latest) {
            throw new InvalidReading(
                    Reason.FUTURE,
                    "expected a time up to " + Instant.ofEpochMilli(latest) + " (now + " + maxFuture + "), found "
                            + instant(micros)
                            + (lengthMicros > 0 ? " + " + Math.round(lengthMicros) + " us of samples" : ""));
        }
        if (micros <= 0) {
            throw new InvalidReading(
                    Reason.INVALID_TIME, "expected a time after 1970-01-01T00:00:00Z, found " + instant(micros));
        }
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }
}
