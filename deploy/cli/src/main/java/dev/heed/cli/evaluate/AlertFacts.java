package dev.heed.cli.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heed.detect.Alert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a person would have been told.
 *
 * @param opened alerts in all
 * @param days that the rows span
 * @param offEvents alerts that overlap no labelled anomaly; 0 without labels
 * @param eventsAlerted labelled anomalies that an alert overlaps
 * @param events labelled anomalies
 */
record AlertFacts(int opened, double days, int offEvents, int eventsAlerted, int events) {
    private static final double DAY_MICROS = 86_400e6;

    /** Alerts a day. */
    @JsonProperty
    double aDay() {
        return opened / days;
    }

    /**
     * Counts alerts.
     *
     * @param first the row that the segments count from
     * @param end after the last row
     */
    static AlertFacts of(List<Alert> states, Observations observations, List<Segment> segments, int first, int end) {
        List<Segment> spans = spans(states, observations, first, end);
        double days = Math.max(1e-9, (observations.timeMicros(end - 1) - observations.timeMicros(first)) / DAY_MICROS);
        return new AlertFacts(
                spans.size(),
                days,
                segments.isEmpty()
                        ? 0
                        : (int) spans.stream()
                                .filter(span -> segments.stream().noneMatch(s -> s.overlaps(span.start(), span.end())))
                                .count(),
                (int) segments.stream()
                        .filter(segment -> spans.stream().anyMatch(s -> s.overlaps(segment.start(), segment.end())))
                        .count(),
                segments.size());
    }

    /** Rows from the beginning to the last known time of each alert, counted from {@code first}. */
    static List<Segment> spans(List<Alert> states, Observations observations, int first, int end) {
        Map<String, long[]> spans = new LinkedHashMap<>();
        for (Alert alert : states) {
            spans.computeIfAbsent(alert.event().id(), id ->
                            new long[] {alert.event().startedMicros(), 0})[1] =
                    alert.timeMicros();
        }
        List<Segment> rows = new ArrayList<>();
        for (long[] span : spans.values()) {
            int from = rowAt(observations, span[0]) - first;
            int to = rowAt(observations, span[1]) + 1 - first;
            if (to > 0 && from < end - first) {
                rows.add(new Segment(Math.max(0, from), Math.min(end - first, to)));
            }
        }
        return rows;
    }

    /** The first row at or after a time. */
    private static int rowAt(Observations observations, long timeMicros) {
        int last = observations.rows() - 1;
        return IntStream.range(0, last)
                .filter(row -> observations.timeMicros(row) >= timeMicros)
                .findFirst()
                .orElse(last);
    }
}
