package dev.heed.cli.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Labels that fade out beside each segment.
 *
 * @param weights [rows] in [0, 1]
 * @param reaches the segments with half a buffer on each side; those that touch are one
 */
@SuppressWarnings("ArrayRecordComponent")
record SoftLabels(double[] weights, List<Segment> reaches) {
    static SoftLabels of(boolean[] anomalous, List<Segment> segments, int buffer) {
        int rows = anomalous.length;
        int half = buffer / 2;
        double[] weights = new double[rows];
        Arrays.setAll(weights, row -> anomalous[row] ? 1 : 0);
        List<Segment> reaches = new ArrayList<>();
        for (Segment segment : segments) {
            if (buffer > 0) {
                fade(weights, segment, half, buffer);
            }
            reach(reaches, Math.max(segment.start() - half, 0), Math.min(segment.end() + half, rows));
        }
        Arrays.setAll(weights, row -> Math.min(1, weights[row]));
        return new SoftLabels(weights, reaches);
    }

    private static void fade(double[] weights, Segment segment, int half, int buffer) {
        int last = segment.end() - 1;
        for (int row = last; row < Math.min(last + 1 + half, weights.length); row++) {
            weights[row] += Math.sqrt(1 - (row - last) / (double) buffer);
        }
        for (int row = Math.max(segment.start() - half, 0); row < segment.start(); row++) {
            weights[row] += Math.sqrt(1 - (segment.start() - row) / (double) buffer);
        }
    }

    private static void reach(List<Segment> reaches, int start, int end) {
        int last = reaches.size() - 1;
        if (last >= 0 && start < reaches.get(last).end()) {
            reaches.set(
                    last,
                    new Segment(
                            reaches.get(last).start(),
                            Math.max(reaches.get(last).end(), end)));
        } else {
            reaches.add(new Segment(start, end));
        }
    }
}
