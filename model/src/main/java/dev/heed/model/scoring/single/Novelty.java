package dev.heed.model.scoring.single;

import java.io.DataInput;
import java.io.DataOutput;
import java.util.Arrays;

/** How far a value is from the nearest of the last {@value #REACH}. Mutable, owned by one thread. */
final class Novelty implements Stored {
    static final int REACH = 4000;

    /** The last values, ascending; room for more is made as they come. */
    private float[] sorted = new float[64];

    private int size;
    private final PastSteps past;

    /** Of the last of these values. */
    Novelty(PastSteps past) {
        this.past = past;
    }

    /**
     * The distance of a value, not yet one of the past ones, to the nearest, which it then joins.
     *
     * @return NaN for the first value
     */
    double next(float value) {
        double distance = distance(value);
        if (size == REACH) {
            int gone = place(past.back(REACH - 1));
            System.arraycopy(sorted, gone + 1, sorted, gone, --size - gone);
        } else if (size == sorted.length) {
            sorted = Arrays.copyOf(sorted, Math.min(REACH, 2 * size));
        }
        int at = place(value);
        System.arraycopy(sorted, at, sorted, at + 1, size++ - at);
        sorted[at] = value;
        return distance;
    }

    private double distance(float value) {
        if (size == 0) {
            return Double.NaN;
        }
        int above = place(value);
        double distance = above < size ? (double) sorted[above] - value : Double.MAX_VALUE;
        return above > 0 ? Math.min(distance, (double) value - sorted[above - 1]) : distance;
    }

    /** Where a value stands, or would stand. */
    private int place(float value) {
        int found = Arrays.binarySearch(sorted, 0, size, value);
        return found >= 0 ? found : -found - 1;
    }

    /** Writes nothing: the past steps are stored. */
    @Override
    public void write(DataOutput out) {}

    @Override
    public void read(DataInput in) {
        size = Math.min(REACH, past.size());
        sorted = new float[Math.max(sorted.length, size)];
        for (int i = 0; i < size; i++) {
            sorted[i] = past.back(i);
        }
        Arrays.sort(sorted, 0, size);
    }
}
