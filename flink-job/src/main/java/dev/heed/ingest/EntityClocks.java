package dev.heed.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The clocks of a partition's entities, by their newest readings. Event time goes on with most of them: a clock that is far
 * ahead of the others moves it by a bounded amount alone.
 *
 * <p>Mutable, owned by one thread. Its own time is in ns of a clock that never goes back.
 */
final class EntityClocks {
    /** Before the first reading. */
    static final long NO_TIME = Long.MIN_VALUE;

    /** Beyond so many entities further ones are not asked. */
    private static final int MOST = 100_000;

    /** An entity that was read once is asked for so long. */
    private static final long FIRST_NANOS = Duration.ofMinutes(10).toNanos();

    /** One that was read more often is asked for so many times the time between its readings, and so long beyond. */
    private static final int TIMES = 10;

    private static final long GRACE_NANOS = Duration.ofSeconds(5).toNanos();

    /** Part of a new time between two readings in their running mean. */
    private static final double NEW = 1 / 8.;

    /** What most entities have reached is looked up again after so long for each of them. */
    private static final long LOOK_UP_NANOS = 10_000;

    /** A clock that is ahead is told again after so long. */
    private static final long TOLD_FOR_NANOS = Duration.ofHours(1).toNanos();

    private final Map<String, Clock> clocks = new HashMap<>();
    private final long maxSkewMillis;
    private long newestMillis = NO_TIME;
    private long majorityMillis = NO_TIME;
    private long lookedUpNanos;

    /** The newest reading of an entity, when it was read, and when it was told that its clock is ahead. */
    private static final class Clock {
        private long newestMillis = NO_TIME;
        private long heardNanos;
        /** Between two readings; negative after the first one. */
        private double gapNanos = -1;

        private long toldNanos;
        private boolean isTold;

        private void read(long timeMillis, long nowNanos) {
            if (newestMillis != NO_TIME) {
                double gap = nowNanos - heardNanos;
                gapNanos = gapNanos < 0 ? gap : gapNanos + NEW * (gap - gapNanos);
            }
            newestMillis = Math.max(newestMillis, timeMillis);
            heardNanos = nowNanos;
        }

        private boolean isSilent(long nowNanos) {
            return nowNanos - heardNanos > (gapNanos < 0 ? FIRST_NANOS : GRACE_NANOS + TIMES * gapNanos);
        }
    }

    /**
     * An entity whose clock is ahead.
     *
     * @param millis ahead of most entities
     */
    record Ahead(String entity, long millis) {}

    /**
     * No clocks yet.
     *
     * @param maxSkew how far a clock may take event time beyond those of most entities
     */
    EntityClocks(Duration maxSkew) {
        this.maxSkewMillis = maxSkew.toMillis();
    }

    /** Takes the time of a reading in. */
    void read(String entity, long timeMillis, long nowNanos) {
        newestMillis = Math.max(newestMillis, timeMillis);
        Clock clock = clocks.get(entity);
        if (clock == null) {
            if (clocks.size() >= MOST) {
                return;
            }
            clock = new Clock();
            clocks.put(entity, clock);
        }
        clock.read(timeMillis, nowNanos);
    }

    /** The newest time of all, at most so far ahead of most entities' as is allowed; {@link #NO_TIME} before the first. */
    long timeMillis(long nowNanos) {
        if (clocks.size() < 2) {
            return newestMillis;
        }
        if (majorityMillis == NO_TIME || nowNanos - lookedUpNanos > clocks.size() * LOOK_UP_NANOS) {
            lookUp(nowNanos);
        }
        return Math.min(newestMillis, majorityMillis + maxSkewMillis);
    }

    /** Looks up what most entities have reached that are not silent: the lower median of their newest times. */
    private void lookUp(long nowNanos) {
        lookedUpNanos = nowNanos;
        clocks.values().removeIf(clock -> clock.isSilent(nowNanos));
        long[] times =
                clocks.values().stream().mapToLong(clock -> clock.newestMillis).toArray();
        Arrays.sort(times);
        majorityMillis = times.length == 0 ? newestMillis : times[(times.length - 1) / 2];
    }

    /** How many clocks are further ahead of most than that. */
    int ahead(long millis) {
        return newestMillis - majorityMillis <= millis || majorityMillis == NO_TIME
                ? 0
                : (int) clocks.values().stream()
                        .filter(clock -> clock.newestMillis - majorityMillis > millis)
                        .count();
    }

    /** The entities whose clocks are further ahead of most than that, each once an hour. */
    List<Ahead> toTell(long millis, long nowNanos) {
        List<Ahead> ahead = new ArrayList<>();
        if (majorityMillis == NO_TIME || newestMillis - majorityMillis <= millis) {
            return ahead;
        }
        clocks.forEach((entity, clock) -> {
            long by = clock.newestMillis - majorityMillis;
            if (by > millis && (!clock.isTold || nowNanos - clock.toldNanos > TOLD_FOR_NANOS)) {
                clock.isTold = true;
                clock.toldNanos = nowNanos;
                ahead.add(new Ahead(entity, by));
            }
        });
        return ahead;
    }
}
