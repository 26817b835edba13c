package dev.heed.cli.demo;

import dev.heed.cli.terminal.Table;
import dev.heed.emit.OutputTopics;
import dev.heed.schemas.Cause;
import dev.heed.wire.Micros;
import java.util.List;
import java.util.Optional;

/** What a demo says at its end. */
final class ClosingReport {
    private final Screen screen;

    ClosingReport(Screen screen) {
        this.screen = screen;
    }

    /** Records of each topic, and how many steps were attended. */
    void records(TopicWatch watch, OutputTopics topics, long readings, int hop, double seconds) {
        Table table = Table.of("topic", "records").row(Demo.INPUT, count(readings));
        topics.all().forEach(topic -> table.row(topic, count(watch.count(topic))));
        watch.deadLetters().forEach((reason, found) -> table.row("  " + reason, count(found)));
        screen.say("\n" + table.toString().stripTrailing());
        long steps = watch.count(topics.saliency()) * hop;
        screen.say("%,d steps attended in %.1f s: %,.0f steps/s (paced by the stream)"
                .formatted(steps, seconds, steps / seconds));
    }

    /** Which of the faults that were reached were alerted, how late and with which causes. */
    void faults(List<InjectedFault> reached, AlertBook book) {
        if (reached.isEmpty()) {
            screen.say("%d events were alerted, %d of them are open.".formatted(book.size(), book.open()));
            return;
        }
        Table table = Table.of("pump", "fault", "alerted", "delay", "top cause", "to blame");
        int alerted = 0;
        int blamed = 0;
        for (InjectedFault fault : reached) {
            Optional<AlertBook.Entry> entry = book.of(fault);
            String top = entry.map(found -> topCause(found)).orElse("-");
            table.row(
                    fault.entity(),
                    fault.what(),
                    entry.map(found -> found.latest().getSeverity().name()).orElse("no"),
                    entry.map(found -> delay(found, fault)).orElse("-"),
                    top,
                    String.join(", ", fault.channels()));
            alerted += entry.isPresent() ? 1 : 0;
            blamed += fault.channels().contains(top) ? 1 : 0;
        }
        screen.say("\n" + table.toString().stripTrailing());
        screen.say("%d of %d faults alerted, %d with a channel that is to blame first; %d alerts without a fault."
                .formatted(
                        alerted,
                        reached.size(),
                        blamed,
                        book.unexplained(reached).size()));
    }

    private static String count(long records) {
        return "%,d".formatted(records);
    }

    private static String topCause(AlertBook.Entry entry) {
        return entry.latest().getCauses().stream()
                .findFirst()
                .map(Cause::getChannel)
                .orElse("-");
    }

    private static String delay(AlertBook.Entry entry, InjectedFault fault) {
        return "%.0f s".formatted((Micros.of(entry.opened().getTime()) - fault.startMicros()) / 1e6);
    }
}
