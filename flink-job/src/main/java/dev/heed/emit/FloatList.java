package dev.heed.emit;

import java.nio.FloatBuffer;
import java.util.AbstractList;
import java.util.RandomAccess;

/** A float array as the list that generated Avro classes want, without a copy. */
final class FloatList extends AbstractList<Float> implements RandomAccess {
    private final float[] values;

    FloatList(float[] values) {
        this.values = values;
    }

    @Override
    public Float get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }

    void putInto(FloatBuffer buffer) {
        buffer.put(values);
    }
}
