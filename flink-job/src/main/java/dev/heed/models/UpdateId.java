package dev.heed.models;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where an update stands in its topic.
 *
 * @param partition of the topic
 * @param offset in the partition
 * @param earlier which of the earlier changes that the record repeats; −1 the record's own
 */
public record UpdateId(int partition, long offset, int earlier) implements Serializable {
    /** The order in which updates are decided. */
    public static final Comparator<UpdateId> IN_ORDER = Comparator.comparingInt(UpdateId::partition)
            .thenComparingLong(UpdateId::offset)
            .thenComparingInt(id -> id.isRepeated() ? id.earlier : Integer.MAX_VALUE);

    /** Whether a record repeats it for those who did not see it. */
    public boolean isRepeated() {
        return earlier >= 0;
    }
}
