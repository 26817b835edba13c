package dev.heed.window;

import dev.heed.model.series.ChannelState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the window stage keeps of one entity. Mutable, owned by one thread.
 *
 * <p>Invariants: {@code pending} is sorted by hop, without two of the same hop. While the entity is dormant the ring
 * arrays are null and {@code known} is 0.
 */
final class EntityWindow {
    /** {@link #nextHop} of an entity before its first reading, and after a gap. */
    static final long DORMANT = Long.MIN_VALUE;

    /** {@link #newestMillis} of an entity before its first reading: long before all times, without an overflow. */
    static final long NO_TIME = Long.MIN_VALUE / 4;

    ChannelState channels;
    final List<PendingHop> pending = new ArrayList<>();
    final WaitingVerdicts verdicts = new WaitingVerdicts();
    /** The next hop to send, or {@link #DORMANT}. */
    long nextHop = DORMANT;
    /** The last step in which any channel was read. */
    long lastRead;
    /** Steps since the entity began, at most R. */
    int known;
    /** The entity's clock: the newest time that a reading of it began with, ms; {@link #NO_TIME} before the first. */
    long newestMillis = NO_TIME;
    /** How far its clock was behind the watermark, ms, ≥ 0: others' time is over for it that much later. */
    long behindMillis;
    /** Null while none was read. */
    @Nullable
    LastCounters counters;
    /** {@link PackedFloats} [(R − 1) × channels]: the last steps, normalised, oldest first; null while dormant. */
    byte @Nullable [] values;
    /** {@link PackedFlags} [(R − 1) × channels]: which of them were read; null while dormant. */
    byte @Nullable [] observed;

    EntityWindow(ChannelState channels) {
        this.channels = channels;
    }

    boolean isDormant() {
        return nextHop == DORMANT;
    }

    /** Drops what only matters while readings of the entity come. */
    void rest() {
        behindMillis = 0;
        nextHop = DORMANT;
        known = 0;
        values = null;
        observed = null;
        counters = null;
    }

    /** The pending values of a hop, begun if there are none. */
    PendingHop pendingFor(long hop, int cells) {
        int at = pending.size();
        while (at > 0 && pending.get(at - 1).hop >= hop) {
            at--;
        }
        if (at == pending.size() || pending.get(at).hop != hop) {
            pending.add(at, new PendingHop(hop, cells));
        }
        return pending.get(at);
    }

    /** Removes and returns the oldest pending hop when it is that one. */
    @Nullable
    PendingHop takePending(long hop) {
        return !pending.isEmpty() && pending.get(0).hop == hop ? pending.remove(0) : null;
    }
}
