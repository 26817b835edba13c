package dev.heed.console.history;

import dev.heed.console.feed.IssuedForecast;
import dev.heed.console.feed.ScoredHop;
import dev.heed.console.feed.Steps;
import dev.heed.console.feed.ValuedHop;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last hours of every entity, within a bound of bytes: when three quarters of it are full of steps, the blocks that were
 * begun first are summed up; when the last quarter is full of sums, the first of these go. One thread takes in, any look.
 */
public final class History {
    /** A machine's clock that is further ahead of this one's is wrong. */
    private static final long AHEAD_MICROS = 60_000_000;

    private final Clock clock;
    private final long stepBytes;
    private final long sumBytes;
    private final Map<String, EntityHistory> entities = new ConcurrentHashMap<>();
    private final ArrayDeque<Place> whole = new ArrayDeque<>();
    private final ArrayDeque<Place> summedUp = new ArrayDeque<>();
    private long bytesOfSteps;
    private long bytesOfSums;
    private volatile long newestMicros = Long.MIN_VALUE;
    private volatile long aheadMicros = Long.MIN_VALUE;

    /** A history that takes about so many bytes. */
    public History(long bytes) {
        this(bytes, Clock.systemUTC());
    }

    History(long bytes, Clock clock) {
        this.clock = clock;
        this.stepBytes = bytes / 4 * 3;
        this.sumBytes = bytes / 4;
    }

    /** Where a block is. */
    private record Place(EntityHistory entity, long block) {
        int channels() {
            return entity.shape().channels().size();
        }
    }

    public void take(ScoredHop hop) {
        EntityHistory entity = of(hop.steps());
        entity.take(hop);
        long end = hop.steps().endMicros();
        if (end <= clock.millis() * 1_000 + AHEAD_MICROS) {
            newestMicros = Math.max(newestMicros, end);
        } else {
            aheadMicros = Math.max(aheadMicros, end);
        }
        bound(entity);
    }

    public void take(ValuedHop hop) {
        EntityHistory entity = of(hop.steps());
        entity.take(hop);
        bound(entity);
    }

    public void take(IssuedForecast forecast) {
        EntityHistory entity = of(forecast.steps());
        entity.take(forecast);
        bound(entity);
    }

    private EntityHistory of(Steps steps) {
        EntityHistory known = entities.get(steps.entity());
        if (known != null
                && known.shape().periodMicros() == steps.periodMicros()
                && known.shape().channels().equals(steps.channels())) {
            return known;
        }
        EntityHistory begun = new EntityHistory(steps.entity(), new Shape(steps.channels(), steps.periodMicros()));
        entities.put(steps.entity(), begun);
        return begun;
    }

    private void bound(EntityHistory entity) {
        for (long block : entity.takeAdded()) {
            Place place = new Place(entity, block);
            whole.add(place);
            bytesOfSteps += Block.bytes(place.channels());
        }
        while (bytesOfSteps > stepBytes) {
            Place place = whole.remove();
            place.entity().sumUp(place.block());
            bytesOfSteps -= Block.bytes(place.channels());
            summedUp.add(place);
            bytesOfSums += Block.summaryBytes(place.channels());
        }
        while (bytesOfSums > sumBytes) {
            Place place = summedUp.remove();
            place.entity().drop(place.block());
            bytesOfSums -= Block.summaryBytes(place.channels());
        }
    }

    /** An entity's history; none where it was never heard of. */
    public Optional<EntityHistory> of(String entity) {
        return Optional.ofNullable(entities.get(entity));
    }

    /** All entities. */
    public Collection<EntityHistory> all() {
        return entities.values();
    }

    /**
     * End of the newest step of all, µs since the epoch; {@link Long#MIN_VALUE} before the first. Machines whose clock is ahead count
     * where there are no others: else all others would seem silent.
     */
    public long newestMicros() {
        return newestMicros == Long.MIN_VALUE ? aheadMicros : newestMicros;
    }
}
