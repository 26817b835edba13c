package dev.heed.cli.torture;

import dev.heed.cli.terminal.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a torture came to.
 *
 * @param seed with which it can be run again
 * @param readings written, duplicates not counted
 * @param poison records that no job can take, written between them
 * @param strikes the time line
 * @param topics what is in each, by name
 * @param standstill why it ended early, or empty
 */
record TortureReport(
        long seed,
        int minutes,
        int rate,
        long readings,
        long poison,
        List<Strike> strikes,
        Map<String, TopicCount> topics,
        String standstill) {
    /**
     * A fault.
     *
     * @param atSeconds after the begin
     * @param tookSeconds until the processes were back
     * @param untilOutputSeconds from then on until committed outputs came; negative: never
     */
    record Strike(double atSeconds, String fault, double tookSeconds, double untilOutputSeconds) {}

    /**
     * How a topic compares with that of the undisturbed run.
     *
     * @param expected records of the undisturbed run
     * @param lost that are missing
     * @param twice that came more than once
     * @param different whose bytes are others
     * @param unexpected that the undisturbed run does not have
     * @param examples of those that are wrong
     */
    record TopicCount(long expected, long lost, long twice, long different, long unexpected, List<String> examples) {
        boolean isRight() {
            return lost + twice + different + unexpected == 0;
        }
    }

    /** Whether nothing was wrong. */
    public boolean isGreen() {
        return standstill.isEmpty()
                && !topics.isEmpty()
                && topics.values().stream().allMatch(TopicCount::isRight);
    }

    /** Seconds from the processes being back to the next committed output, the median of all faults. */
    public double medianUntilOutputSeconds() {
        List<Double> sorted =
                strikes.stream().map(Strike::untilOutputSeconds).sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }

    /** For the terminal. */
    String table() {
        Table table = Table.of("topic", "expected", "lost", "twice", "different", "unexpected");
        topics.forEach((topic, count) -> table.row(
                topic,
                number(count.expected()),
                number(count.lost()),
                number(count.twice()),
                number(count.different()),
                number(count.unexpected())));
        StringBuilder text = new StringBuilder(table.toString());
        topics.forEach((topic, count) ->
                count.examples().forEach(example -> text.append("  %s: %s%n".formatted(topic, example))));
        OptionalDouble most =
                strikes.stream().mapToDouble(Strike::untilOutputSeconds).max();
        text.append(
                "seed %d: %d faults, %s readings, %s bad records; outputs again after %.1f s (median), %.1f s at most%n"
                        .formatted(
                                seed,
                                strikes.size(),
                                number(readings),
                                number(poison),
                                medianUntilOutputSeconds(),
                                most.orElse(0)));
        return text.append(isGreen() ? "Nothing was lost, nothing came twice." : "WRONG: " + wrong())
                .toString();
    }

    private String wrong() {
        return standstill.isEmpty() ? "the outputs are not those of an undisturbed run" : standstill;
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
