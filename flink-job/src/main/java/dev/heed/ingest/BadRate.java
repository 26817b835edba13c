package dev.heed.ingest;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Counts good and bad records by the minute and says when too many are bad. Used by one thread. */
final class BadRate implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int ENOUGH = 100;
    private static final long MINUTE_MILLIS = 60_000;

    private final double maxBadRate;
    private long minute = Long.MIN_VALUE;
    private long all;
    private long bad;

    BadRate(double maxBadRate) {
        this.maxBadRate = maxBadRate;
    }

    /** Counts a record; returns what is wrong when the rate is exceeded. */
    @Nullable
    String count(boolean good, long nowMillis) {
        long now = Math.floorDiv(nowMillis, MINUTE_MILLIS);
        if (now != minute) {
            minute = now;
            all = 0;
            bad = 0;
        }
        all++;
        if (!good) {
            bad++;
        }
        return bad >= ENOUGH && bad > maxBadRate * all
                ? "expected at most " + Math.round(100 * maxBadRate) + " % bad records in a minute"
                        + " (heed.ingest.max-bad-rate), found " + bad + " of " + all
                : null;
    }
}
