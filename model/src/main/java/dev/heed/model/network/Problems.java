package dev.heed.model.network;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a configuration, told all at once: each line names the field, the range and the value. */
final class Problems {
    private final List<String> lines = new ArrayList<>();

    Problems atLeast(String field, int value, int least) {
        return unless(value >= least, field + " must be at least " + least + ", found " + value);
    }

    Problems within(String field, double value, double low, double high) {
        return unless(value >= low && value <= high, field + " must be in [" + low + ", " + high + "], found " + value);
    }

    Problems unless(boolean holds, String line) {
        if (!holds) {
            lines.add(line);
        }
        return this;
    }

    /** @throws IllegalArgumentException when there are any */
    void verify() {
        if (!lines.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", lines));
        }
    }
}
