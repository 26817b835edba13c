package dev.heed.model.network;

/** Range checks of configuration records: the message names the field, the range and the value. */
final class Checks {
    private Checks() {}

    static void atLeast(String field, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(field + " must be at least " + least + ", found " + value);
        }
    }

    static void within(String field, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(field + " must be in [" + low + ", " + high + "], found " + value);
        }
    }
}
