package dev.heed.cli.evaluate;

/**
 * A run of anomalous rows.
 *
 * @param start first row
 * @param end after the last row
 */
record Segment(int start, int end) {
    boolean overlaps(int from, int to) {
        return from < end && to > start;
    }

    int length() {
        return end - start;
    }
}
