package dev.heed.cli.apply;

import org.apache.flink.api.common.accumulators.Accumulator;
import org.jspecify.annotations.Nullable;

/** How many rows were not taken for a reason, and what was wrong with the first of them in the order of the files. */
final class NotTakenCount implements Accumulator<NotTakenCount.Row, NotTakenCount> {
    private static final long serialVersionUID = 1L;

    private long rows;
    private @Nullable Row first;

    /**
     * A row that was not taken.
     *
     * @param number counted from 1
     */
    record Row(String entity, long number, String message) implements java.io.Serializable {}

    /** How many. */
    long rows() {
        return rows;
    }

    /** In words: how many, and the first. */
    String text() {
        return first == null
                ? rows + " rows"
                : "%,d rows; the first, row %,d (%s): %s".formatted(rows, first.number, first.entity, first.message);
    }

    @Override
    public void add(Row row) {
        rows++;
        keepFirst(row);
    }

    private void keepFirst(@Nullable Row row) {
        if (row != null && (first == null || row.number < first.number)) {
            first = row;
        }
    }

    @Override
    public NotTakenCount getLocalValue() {
        return this;
    }

    @Override
    public void resetLocal() {
        rows = 0;
        first = null;
    }

    @Override
    public void merge(Accumulator<Row, NotTakenCount> other) {
        rows += other.getLocalValue().rows;
        keepFirst(other.getLocalValue().first);
    }

    @Override
    public Accumulator<Row, NotTakenCount> clone() {
        NotTakenCount clone = new NotTakenCount();
        clone.rows = rows;
        clone.first = first;
        return clone;
    }
}
