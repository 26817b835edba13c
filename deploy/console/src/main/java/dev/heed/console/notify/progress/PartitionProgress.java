package dev.heed.console.notify.progress;

import dev.heed.console.notify.message.Change;
import dev.heed.console.notify.message.Place;
import dev.heed.schemas.SaliencyAlert;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * How far a destination is with one partition, record by record: those that wait for their delivery may lie between others that
 * are done. Used by one thread.
 */
public final class PartitionProgress {
    private final Bookmark begun;
    private final Ledger ledger;
    private final TreeSet<Long> waiting;
    private final TreeSet<Long> again;
    /** The record after the last that was read, or that was done when this began. */
    private long next;

    /** The record after the last that was read; before what is committed while open alerts are found again. */
    private long position;

    private PartitionProgress(Bookmark begun, Ledger ledger) {
        this.begun = begun;
        this.ledger = ledger;
        this.waiting = new TreeSet<>(begun.waiting());
        this.again = new TreeSet<>(begun.waiting());
        this.next = begun.next();
        this.position = begun.since();
    }

    /**
     * Goes on from what was committed.
     *
     * @param reached whether the routes send an alert to the destination
     */
    public static PartitionProgress from(
            OffsetAndMetadata committed, Predicate<SaliencyAlert> reached, Updates updates) {
        @Nullable String metadata = committed.metadata();
        return new PartitionProgress(
                Bookmark.of(committed.offset(), metadata == null ? "" : metadata), new Ledger(reached, updates));
    }

    /** The first record to read. */
    public long startAt() {
        return begun.since();
    }

    /**
     * Takes a record in, the next one of the partition.
     *
     * @param alert null: none that can be read
     * @return what the destination must be told; until {@link #done} is said of its place, it waits
     */
    public Optional<Change> take(@Nullable SaliencyAlert alert, Place place) {
        long offset = place.offset();
        SortedSet<Long> gone = again.headSet(offset);
        waiting.removeAll(List.copyOf(gone));
        gone.clear();
        boolean wasDone = offset < begun.offset() || offset < begun.next() && !again.contains(offset);
        Optional<Change> change = alert == null ? Optional.empty() : ledger.take(alert, place);
        again.remove(offset);
        position = offset + 1;
        next = Math.max(next, position);
        if (wasDone) {
            return Optional.empty();
        }
        if (change.isPresent()) {
            waiting.add(offset);
        } else {
            waiting.remove(offset);
        }
        return change;
    }

    /** Says that a record's change was delivered, or given up. */
    public void done(long offset) {
        waiting.remove(offset);
    }

    /** Says that the destination was not told of an alert after all. */
    public void forget(String id) {
        ledger.forget(id);
    }

    /** Open alerts that the destination was told of. */
    public List<Change> open() {
        return ledger.open();
    }

    /** What to commit. */
    public OffsetAndMetadata committable() {
        long offset = waiting.isEmpty() ? next : waiting.first();
        long known = position < begun.next() ? begun.since() : offset; // the ledger is not whole before
        long since = Math.min(known, ledger.since().orElse(offset));
        Bookmark bookmark = new Bookmark(offset, Math.min(since, offset), next, waiting);
        return new OffsetAndMetadata(bookmark.offset(), bookmark.metadata());
    }
}
