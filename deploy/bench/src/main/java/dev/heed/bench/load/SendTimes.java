package dev.heed.bench.load;

import dev.heed.model.refusal.Refusal;
import java.util.concurrent.atomic.AtomicLongArray;

/** When each entity's latest blocks were due to be sent. Written by the generator, read by the counter. */
public final class SendTimes {
    private static final int KEPT_IN_ALL = 1 << 22;
    private static final int LEAST_KEPT = 16;

    private final int kept;
    private final AtomicLongArray dueNanos;
    /** By entity: the newest round that was sent. */
    private final AtomicLongArray newest;

    /** Room for so many entities. */
    public SendTimes(int entities) {
        this.kept = Math.max(LEAST_KEPT, KEPT_IN_ALL / entities);
        this.dueNanos = new AtomicLongArray(Math.multiplyExact(entities, kept));
        this.newest = new AtomicLongArray(entities);
    }

    void sent(int entity, long round, long nanos) {
        dueNanos.set(cell(entity, round), nanos);
        newest.set(entity, round);
    }

    /**
     * When a round was due.
     *
     * @throws Refusal when it was so long ago that it is forgotten: then no latency can be told
     */
    long due(int entity, long round) {
        long due = dueNanos.get(cell(entity, round));
        if (newest.get(entity) - round >= kept) {
            throw Refusal.failure("expected outputs at most " + kept + " blocks behind their readings, found more;"
                    + " measure latency at a lower rate (--latency-at)");
        }
        return due;
    }

    private int cell(int entity, long round) {
        return entity * kept + (int) (round % kept);
    }
}
