package dev.heed.cli.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heed.detect.Alert;
import dev.heed.model.series.SampleQuantile;
import java.util.List;

/**
 * What a person would have been told. An anomaly is alerted by an alert that is told after it began and rose before it ended;
 * one that was told before it began, and is still open then, is early: it is no detection, since it may have been about
 * something else.
 *
 * @param opened alerts in all
 * @param days that the rows span
 * @param offEvents alerts that overlap no labelled anomaly; 0 without labels
 * @param eventsAlerted labelled anomalies that were alerted
 * @param eventsEarly labelled anomalies that were not, but began while an alert was open
 * @param medianLeadSeconds how long before these that alert was told; 0 where there is none
 * @param events labelled anomalies
 */
record AlertFacts(
        int opened,
        double days,
        int offEvents,
        int eventsAlerted,
        int eventsEarly,
        double medianLeadSeconds,
        int events) {
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
        List<AlertSpan> spans = AlertSpan.of(states, observations, first, end);
        double days = Math.max(1e-9, (observations.timeMicros(end - 1) - observations.timeMicros(first)) / DAY_MICROS);
        int alerted = (int) segments.stream()
                .filter(segment -> spans.stream().anyMatch(span -> span.tells(segment)))
                .count();
        double[] leads = segments.stream()
                .filter(segment -> spans.stream().noneMatch(span -> span.tells(segment)))
                .flatMapToDouble(segment -> spans.stream()
                        .filter(span -> span.isOpenAtTheBeginOf(segment))
                        .mapToDouble(span -> (observations.timeMicros(first + segment.start())
                                        - observations.timeMicros(first + span.told()))
                                / 1e6)
                        .limit(1))
                .sorted()
                .toArray();
        long off = spans.stream()
                .filter(span -> segments.stream().noneMatch(span::overlaps))
                .count();
        return new AlertFacts(
                spans.size(),
                days,
                segments.isEmpty() ? 0 : (int) off,
                alerted,
                leads.length,
                leads.length == 0 ? 0 : SampleQuantile.of(leads, .5),
                segments.size());
    }
}
