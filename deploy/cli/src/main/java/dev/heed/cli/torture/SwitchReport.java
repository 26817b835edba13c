package dev.heed.cli.torture;

import dev.heed.cli.rig.ProcessUse;
import dev.heed.cli.terminal.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What changing models under load came to.
 *
 * @param plan that was carried out
 * @param readings written, duplicates not counted
 * @param asked how many changes of each mode were asked for
 * @param late how many of them came after their time
 * @param refused what was refused, which nothing should be
 * @param versions whether each hop was served by the version that it should
 * @param topics what is in each, beside a run over the same input that knew all changes before
 * @param given latency of what the job gives, committed or not, ms
 * @param got latency of what a read_committed consumer gets, ms
 * @param use of the TaskManagers each second, in the order of time
 */
record SwitchReport(
        SwitchPlan plan,
        long readings,
        Map<String, Long> asked,
        long late,
        List<String> refused,
        Versions versions,
        Map<String, TortureReport.TopicCount> topics,
        Latency given,
        Latency got,
        List<ProcessUse> use) {
    /**
     * What the hops say of their versions.
     *
     * @param byVersion hops of each
     * @param wrong how many of each kind
     */
    record Versions(long hops, Map<String, Long> byVersion, Map<String, Long> wrong, List<String> examples) {}

    /** Milliseconds without changes of models, and with. */
    record Latency(
            long quiet, double quietP50, double quietP99, long switching, double switchingP50, double switchingP99) {
        String line(String name) {
            return "%s: p50 %.0f ms, p99 %.0f ms without (%,d); p50 %.0f ms, p99 %.0f ms with changes (%,d); p99 x %.2f%n"
                    .formatted(
                            name,
                            quietP50,
                            quietP99,
                            quiet,
                            switchingP50,
                            switchingP99,
                            switching,
                            switchingP99 / quietP99);
        }
    }

    /** Whether nothing was wrong. What it took is for a person to judge. */
    boolean isGreen() {
        return refused.isEmpty()
                && versions.hops() > 0
                && versions.wrong().isEmpty()
                && topics.values().stream().allMatch(TortureReport.TopicCount::isRight);
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
        versions.examples().forEach(example -> text.append("  %s%n".formatted(example)));
        refused.forEach(one -> text.append("  refused: %s%n".formatted(one)));
        text.append("seed %d: %s readings at %d a second; changes %s, %d of them late; %d kills; hops %s%n"
                .formatted(
                        plan.seed(), number(readings), plan.rate(), asked, late, plan.kills(), versions.byVersion()));
        text.append(given.line("latency of what the job gives")).append(got.line("latency of what is committed"));
        int quarter = use.size() / 4;
        if (quarter > 0) {
            text.append("TaskManagers, first quarter: %s; last: %s%n"
                    .formatted(mean(use.subList(0, quarter)), mean(use.subList(use.size() - quarter, use.size()))));
        }
        return text.append(
                        isGreen()
                                ? "Nothing was lost, nothing came twice, nothing was mixed."
                                : "WRONG: " + versions.wrong())
                .toString();
    }

    private static String mean(List<ProcessUse> use) {
        return String.format(
                Locale.ROOT,
                "%.1f MiB resident, %.1f threads, %.1f files",
                use.stream().mapToLong(ProcessUse::residentBytes).average().orElse(0) / (1 << 20),
                use.stream().mapToLong(ProcessUse::threads).average().orElse(0),
                use.stream().mapToLong(ProcessUse::files).average().orElse(0));
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
