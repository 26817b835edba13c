package dev.heed.console.web;

import dev.heed.console.feed.IssuedForecast;
import dev.heed.console.feed.Listener;
import dev.heed.console.feed.PastReader;
import dev.heed.console.feed.ScoredHop;
import dev.heed.console.feed.ValuedHop;
import dev.heed.console.history.EntityHistory;
import dev.heed.console.history.History;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Spans of the past: from memory where that holds them finely enough, else from Kafka. For several threads. */
public final class PastWindows {
    private static final long BYTES = 32 << 20;
    private static final int KEPT = 6;
    private static final int AT_ONCE = 2;
    private static final int COARSE_STEPS = 64;

    private final History history;
    private final PastReader reader;
    private final Semaphore reads = new Semaphore(AT_ONCE);
    private final Map<Span, EntityHistory> read = new LinkedHashMap<>();

    public PastWindows(History history, PastReader reader) {
        this.history = history;
        this.reader = reader;
    }

    /** A span of an entity, µs since the epoch. */
    private record Span(String entity, long from, long to) {
        boolean holds(Span other) {
            return entity.equals(other.entity) && from <= other.from && to >= other.to;
        }
    }

    /** Whether the memory holds a span finely enough for columns of a width. */
    boolean isAtHand(EntityHistory entity, long fromMicros, double widthMicros) {
        return entity.isWholeFrom(fromMicros)
                || (widthMicros >= COARSE_STEPS * entity.shape().periodMicros() && entity.oldestMicros() <= fromMicros);
    }

    /**
     * A history that holds a span as well as there is one; reads it from Kafka if it must, which takes up to some seconds.
     *
     * @return none where the entity is not known
     */
    Optional<EntityHistory> holding(String entity, long fromMicros, long toMicros, double widthMicros) {
        Optional<EntityHistory> live = history.of(entity);
        if (live.isPresent() && isAtHand(live.get(), fromMicros, widthMicros)) {
            return live;
        }
        Span span = new Span(entity, fromMicros, toMicros);
        EntityHistory kept = kept(span);
        return kept != null ? Optional.of(kept) : read(span).or(() -> live);
    }

    private @Nullable EntityHistory kept(Span span) {
        synchronized (read) {
            return read.entrySet().stream()
                    .filter(one -> one.getKey().holds(span))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
    }

    private Optional<EntityHistory> read(Span span) {
        History found = new History(BYTES);
        reads.acquireUninterruptibly();
        try {
            reader.read(span.entity(), span.from(), span.to(), new Listener() {
                @Override
                public void scored(ScoredHop hop) {
                    found.take(hop);
                }

                @Override
                public void valued(ValuedHop hop) {
                    found.take(hop);
                }

                @Override
                public void forecast(IssuedForecast forecast) {
                    found.take(forecast);
                }
            });
        } finally {
            reads.release();
        }
        Optional<EntityHistory> entity = found.of(span.entity());
        entity.ifPresent(one -> keep(span, one));
        return entity;
    }

    private void keep(Span span, EntityHistory entity) {
        if (span.to() > history.newestMicros()) {
            return; // more of it is to come
        }
        synchronized (read) {
            read.put(span, entity);
            Iterator<Span> oldest = read.keySet().iterator();
            while (read.size() > KEPT) {
                oldest.next();
                oldest.remove();
            }
        }
    }

    /** The record of saliency that holds a time, from Kafka; none where the topic does not hold it any more. */
    Optional<ScoredHop> hop(EntityHistory entity, long micros) {
        ScoredHop[] found = new ScoredHop[1];
        long slack = entity.glance().hopMicros();
        reads.acquireUninterruptibly();
        try {
            reader.read(entity.entity(), micros - 2 * slack, micros + slack, new Listener() {
                @Override
                public void scored(ScoredHop hop) {
                    if (hop.steps().firstMicros() <= micros
                            && micros < hop.steps().endMicros()) {
                        found[0] = hop;
                    }
                }

                @Override
                public void valued(ValuedHop hop) {}

                @Override
                public void forecast(IssuedForecast forecast) {}
            });
        } finally {
            reads.release();
        }
        return Optional.ofNullable(found[0]);
    }
}
