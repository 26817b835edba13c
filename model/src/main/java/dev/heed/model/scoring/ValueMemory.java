package dev.heed.model.scoring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The last {@value #CAPACITY} values of a series: how far a value is from the nearest of them says how new it is.
 * Mutable, owned by one thread.
 */
final class ValueMemory {
    static final int CAPACITY = 4000;

    /** The values in the order they came; the oldest is at {@code next} once the memory is full. */
    private float[] latest;
    /** The same values, ascending. */
    private float[] sorted;

    private int size;
    private int next;

    ValueMemory() {
        this(new float[64], 0);
    }

    private ValueMemory(float[] latest, int size) {
        this.latest = latest;
        this.size = size;
        this.sorted = latest.clone();
        Arrays.sort(sorted, 0, size);
    }

    int size() {
        return size;
    }

    /** Distance to the nearest value, 0 where there is none. */
    double distance(float value) {
        if (size == 0) {
            return 0;
        }
        int above = place(value, size);
        double distance = above < size ? (double) sorted[above] - value : Double.MAX_VALUE;
        return above > 0 ? Math.min(distance, (double) value - sorted[above - 1]) : distance;
    }

    /** Remembers a value, in the place of the oldest where the memory is full. */
    void add(float value) {
        if (size < CAPACITY) {
            grow();
            latest[size] = value;
            insert(value, size++);
            return;
        }
        int gone = place(latest[next], size);
        System.arraycopy(sorted, gone + 1, sorted, gone, size - 1 - gone);
        latest[next] = value;
        next = (next + 1) % CAPACITY;
        insert(value, size - 1);
    }

    private void grow() {
        if (size == latest.length) {
            int length = Math.min(CAPACITY, 2 * size);
            latest = Arrays.copyOf(latest, length);
            sorted = Arrays.copyOf(sorted, length);
        }
    }

    private void insert(float value, int count) {
        int at = place(value, count);
        System.arraycopy(sorted, at, sorted, at + 1, count - at);
        sorted[at] = value;
    }

    /** Where a value stands, or would stand, among the first of the sorted ones. */
    private int place(float value, int count) {
        int found = Arrays.binarySearch(sorted, 0, count, value);
        return found >= 0 ? found : -found - 1;
    }

    void write(DataOutput out) throws IOException {
        float[] inOrder = new float[size];
        for (int i = 0; i < size; i++) {
            inOrder[i] = latest[(next + i) % size];
        }
        Cells.write(inOrder, out);
    }

    static ValueMemory read(DataInput in) throws IOException {
        float[] values = Cells.read(in);
        return values.length == 0 ? new ValueMemory() : new ValueMemory(values, values.length);
    }
}
