package dev.heed.model.refusal;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a configuration, told all at once: each line names the field, the range and the value. */
public final class Problems {
    private final List<String> lines = new ArrayList<>();

    /** Adds a line where a number is too small. */
    public Problems atLeast(String field, int value, int least) {
        return unless(value >= least, field + " must be at least " + least + ", found " + value);
    }

    /** Adds a line where a number lies outside of [low, high], or is NaN. */
    public Problems within(String field, double value, double low, double high) {
        return unless(value >= low && value <= high, field + " must be in [" + low + ", " + high + "], found " + value);
    }

    /** Adds a line unless something holds. */
    public Problems unless(boolean holds, String line) {
        return holds ? this : add(line);
    }

    /** Adds a line. */
    public Problems add(String line) {
        lines.add(line);
        return this;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** All lines in one. */
    @Override
    public String toString() {
        return String.join("; ", lines);
    }

    /** @throws IllegalArgumentException when there are any */
    public void verify() {
        if (!isEmpty()) {
            throw new IllegalArgumentException(toString());
        }
    }
}
