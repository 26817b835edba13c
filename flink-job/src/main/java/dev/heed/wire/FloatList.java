package dev.heed.wire;

import java.util.AbstractList;
import java.util.RandomAccess;

/** A float array as the list that generated Avro classes want, without a copy. */
public final class FloatList extends AbstractList<Float> implements RandomAccess {
    private final float[] values;

    public FloatList(float[] values) {
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

    /** The array itself. */
    public float[] array() {
        return values;
    }
}
