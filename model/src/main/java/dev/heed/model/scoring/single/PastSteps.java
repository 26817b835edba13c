package dev.heed.model.scoring.single;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The last {@value #CAPACITY} values of a channel. Mutable, owned by one thread. */
final class PastSteps implements Stored {
    /** A power of two; enough for the novelty and for the averages over two steps of a shape's memory. */
    static final int CAPACITY = 4096;

    private final float[] ring = new float[CAPACITY];
    private int size;
    /** Where the next value goes. */
    private int next;

    void add(float value) {
        ring[next] = value;
        next = (next + 1) % CAPACITY;
        size = Math.min(CAPACITY, size + 1);
    }

    int size() {
        return size;
    }

    /** The value so many steps before the newest, which is 0 back. */
    float back(int steps) {
        return ring[(next - 1 - steps) & (CAPACITY - 1)];
    }

    /** Averages over so many steps each, newest first, without the newest steps. */
    void average(int stepsEach, int without, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int step = stepsEach - 1; step >= 0; step--) {
                sum += back(without + i * stepsEach + step);
            }
            into[i] = sum / stepsEach;
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        float[] inOrder = new float[size];
        for (int i = 0; i < size; i++) {
            inOrder[i] = back(size - 1 - i);
        }
        Cells.write(inOrder, out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        for (float value : Cells.read(in)) {
            add(value);
        }
    }
}
