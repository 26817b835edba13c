package dev.heed.window;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a time has passed for an entity, so that nothing else can come of it. The entity's own clock says so, by its newest
 * reading; and the watermark, which most entities of a partition move, for those that are silent. It allows for a clock that
 * is behind the others': with a lateness of 1 s, an entity of which 10:00:00 is read at the watermark 10:30:00 has its time
 * 10:00:10 passed by others at the watermark 10:30:11.
 *
 * @param maxLateness how much older than the newest reading of its entity a reading may be
 * @param mostBehind how far a clock may be behind the watermark; readings of one that is further behind are late
 * @param waitsForTime whether hops are sent at the watermark alone, so that what people say comes before them
 */
public record Completion(Duration maxLateness, Duration mostBehind, boolean waitsForTime) implements Serializable {
    /** Long before any reading, without an overflow. */
    private static final Duration EVER = Duration.ofDays(365L * 10_000);

    /** Of rows that a table's watermark orders: it alone says when a time has passed, for all entities alike. */
    public static Completion atTheWatermark() {
        return new Completion(EVER, Duration.ZERO, true);
    }

    /** Moves an entity's clock to a reading that is in order by this clock, whatever the others' say. */
    void advance(EntityWindow entity, long timeMillis, long watermark) {
        boolean isBehind = timeMillis < watermark && watermark < Long.MAX_VALUE;
        if (timeMillis < entity.newestMillis - maxLateness.toMillis()
                || isBehind && watermark - timeMillis > mostBehind.toMillis()) {
            return;
        }
        entity.newestMillis = Math.max(entity.newestMillis, timeMillis);
        if (isBehind) {
            entity.behindMillis = Math.max(entity.behindMillis, watermark - timeMillis + maxLateness.toMillis());
        }
    }

    /** Up to when readings of an entity are too late, in ms as a watermark has it. */
    long passed(EntityWindow entity, long watermark) {
        return Math.max(entity.newestMillis - maxLateness.toMillis() - 1, passedByOthers(entity, watermark));
    }

    /**
     * Up to when hops of an entity are sent, in ms as a watermark has it. Where people may speak, no hop goes before its
     * watermark; one of a clock that is behind goes when its own time has passed.
     */
    long sent(EntityWindow entity, long watermark) {
        if (!waitsForTime) {
            return passed(entity, watermark);
        }
        long own = entity.newestMillis - maxLateness.toMillis() - 1;
        return Math.max(passedByOthers(entity, watermark), Math.min(own, watermark));
    }

    private static long passedByOthers(EntityWindow entity, long watermark) {
        boolean isKnown = watermark > EntityWindow.NO_TIME && watermark < Long.MAX_VALUE;
        return isKnown ? watermark - entity.behindMillis : watermark;
    }
}
