package dev.heed.ingest.fields;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** The numbers of an array, one after another. Mutable, of one record. */
public final class Samples {
    private static final int FIRST_CAPACITY = 16;
    private static final int MOST_TEXTS = 10;

    private double[] values = new double[FIRST_CAPACITY];
    private int size;
    private final Set<String> texts = new LinkedHashSet<>();

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    /** Adds a number that is written as text; any other text is noted, and missing. */
    void add(String text) {
        double value = Numbers.parse(text);
        if (Double.isNaN(value) && texts.size() < MOST_TEXTS) {
            texts.add(text);
        }
        add(value);
    }

    /** How many. */
    public int size() {
        return size;
    }

    /** One of them; NaN where there was none. */
    public double value(int index) {
        return values[index];
    }

    /** The texts among them that are no numbers, the first few. */
    public Set<String> texts() {
        return texts;
    }
}
