package dev.heed.ingest.fields;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one record: one, or as many as an array has elements. Fields outside of the array are the same in each. Mutable,
 * reused from record to record, for one thread.
 */
public final class Rows {
    private final boolean[] isOfEach;
    private final boolean isArray;
    private final Row outer;
    private final List<Row> elements = new ArrayList<>();
    private int size;
    private boolean hasArray;

    /** No rows yet of the fields at these paths. */
    public Rows(List<FieldPath> paths) {
        isOfEach = new boolean[paths.size()];
        for (int i = 0; i < isOfEach.length; i++) {
            isOfEach[i] = paths.get(i).isOfEach();
        }
        isArray = paths.stream().anyMatch(FieldPath::isOfEach);
        outer = new Row(isOfEach.length);
    }

    void clear() {
        outer.clear();
        size = 0;
        hasArray = false;
    }

    /** Where fields go that stand outside of the array, and all where there is none. */
    Row outer() {
        return outer;
    }

    /** The array whose elements make a row each is there. */
    void beginArray() {
        hasArray = true;
    }

    /** Whether the array was there, empty or not; where none is asked for, true. */
    public boolean hasArray() {
        return hasArray || !isArray;
    }

    /** Where the fields of the array's next element go, or those of the next line. */
    Row next() {
        if (size == elements.size()) {
            elements.add(new Row(isOfEach.length));
        }
        Row row = elements.get(size++);
        row.clear();
        return row;
    }

    /** Whether no line came. */
    boolean hasNoLine() {
        return size == 0;
    }

    /** How many rows there are. */
    public int size() {
        return isArray ? size : Math.max(1, size);
    }

    /** The row in which a field of the so manieth row stands. */
    public Row of(int row, int field) {
        return size == 0 || isArray && !isOfEach[field] ? outer : elements.get(row);
    }
}
