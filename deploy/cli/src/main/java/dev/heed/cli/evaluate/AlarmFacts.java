package dev.heed.cli.evaluate;

import dev.heed.model.series.SampleQuantile;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows above the threshold that held at each, against labels.
 *
 * @param precision share of the alarmed rows that are anomalous
 * @param recall share of the anomalous rows that are alarmed
 * @param f1 harmonic mean of both
 * @param falseAlarms share of the normal rows that are alarmed
 * @param eventRecall share of the anomalies with an alarm
 * @param medianDelay rows from an anomaly's first to its first alarm, of those that have one; null where none has
 */
record AlarmFacts(
        double precision,
        double recall,
        double f1,
        double falseAlarms,
        double eventRecall,
        @Nullable Double medianDelay) {
    static AlarmFacts of(boolean[] alarmed, boolean[] anomalous, List<Segment> segments) {
        double both = count(row -> alarmed[row] && anomalous[row], alarmed.length);
        double raised = count(row -> alarmed[row], alarmed.length);
        double labelled = count(row -> anomalous[row], alarmed.length);
        double precision = raised > 0 ? both / raised : 0;
        double recall = both / labelled;
        double[] delays = segments.stream()
                .mapToDouble(segment -> IntStream.range(segment.start(), segment.end())
                        .filter(row -> alarmed[row])
                        .map(row -> row - segment.start())
                        .findFirst()
                        .orElse(-1))
                .filter(delay -> delay >= 0)
                .sorted()
                .toArray();
        return new AlarmFacts(
                precision,
                recall,
                precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0,
                (raised - both) / (alarmed.length - labelled),
                delays.length / (double) segments.size(),
                delays.length == 0 ? null : SampleQuantile.of(delays, .5));
    }

    private static double count(IntPredicate condition, int rows) {
        return IntStream.range(0, rows).filter(condition).count();
    }
}
