package dev.heed.cli.evaluate;

import dev.heed.detect.Alert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The rows of an alert, counted from the first that is looked at.
 *
 * @param start where it began to rise
 * @param told where it was opened, at or after {@code start}
 * @param end after its last known row
 */
record AlertSpan(int start, int told, int end) {
    /** The alerts that overlap the rows [first, end), each cut to them, in the order in which they were told. */
    static List<AlertSpan> of(List<Alert> states, Observations observations, int first, int end) {
        Map<String, long[]> times = new LinkedHashMap<>();
        for (Alert alert : states) {
            times.computeIfAbsent(alert.event().id(), id ->
                            new long[] {alert.event().startedMicros(), alert.timeMicros(), 0})[2] =
                    alert.timeMicros();
        }
        List<AlertSpan> spans = new ArrayList<>();
        for (long[] time : times.values()) {
            int from = rowAt(observations, time[0]) - first;
            int told = rowAt(observations, time[1]) - first;
            int to = rowAt(observations, time[2]) + 1 - first;
            if (to > 0 && from < end - first) {
                spans.add(new AlertSpan(
                        Math.max(0, from), Math.min(Math.max(0, told), end - first - 1), Math.min(end - first, to)));
            }
        }
        return spans;
    }

    /** The first row at or after a time. */
    private static int rowAt(Observations observations, long timeMicros) {
        int last = observations.rows() - 1;
        return IntStream.range(0, last)
                .filter(row -> observations.timeMicros(row) >= timeMicros)
                .findFirst()
                .orElse(last);
    }

    Segment rows() {
        return new Segment(start, end);
    }

    boolean overlaps(Segment anomaly) {
        return anomaly.overlaps(start, end);
    }

    /** Whether it was told once the anomaly had begun, and rose before that ended. */
    boolean tells(Segment anomaly) {
        return told >= anomaly.start() && start < anomaly.end();
    }

    boolean isOpenAtTheBeginOf(Segment anomaly) {
        return told < anomaly.start() && end > anomaly.start();
    }
}
