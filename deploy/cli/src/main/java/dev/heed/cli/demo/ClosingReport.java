package dev.heed.cli.demo;

import dev.heed.cli.watch.TopicWatch;
import dev.heed.emit.AlertSeen.CauseSeen;
import dev.heed.emit.OutputTopics;
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
        screen.say("");
        screen.say("%-20s %12s".formatted("topic", "records"));
        screen.say("%-20s %,12d".formatted(Demo.INPUT, readings));
        topics.all().forEach(topic -> screen.say("%-20s %,12d".formatted(topic, watch.count(topic))));
        watch.deadLetters().forEach((reason, count) -> screen.say("  %-18s %,12d".formatted(reason, count.sum())));
        long steps = watch.count(topics.saliency()) * hop;
        screen.say("%,d steps attended in %.1f s: %,.0f steps/s (paced by the stream)"
                .formatted(steps, seconds, steps / seconds));
    }

    /** Which of the faults that were reached were alerted, how late and with which causes. */
    void faults(List<Injected> reached, AlertBook book) {
        if (reached.isEmpty()) {
            screen.say("%d events were alerted, %d of them are open.".formatted(book.size(), book.open()));
            return;
        }
        screen.say("");
        screen.say("%-8s %-14s %-9s %-10s %-13s %s"
                .formatted("pump", "fault", "alerted", "delay", "top cause", "to blame"));
        int alerted = 0;
        int blamed = 0;
        for (Injected fault : reached) {
            Optional<AlertBook.Entry> entry = book.of(fault);
            String top = entry.map(found -> topCause(found)).orElse("-");
            screen.say("%-8s %-14s %-9s %-10s %-13s %s"
                    .formatted(
                            fault.entity(),
                            fault.what(),
                            entry.map(found -> found.latest().severity()).orElse("no"),
                            entry.map(found -> delay(found, fault)).orElse("-"),
                            top,
                            String.join(", ", fault.channels())));
            alerted += entry.isPresent() ? 1 : 0;
            blamed += fault.channels().contains(top) ? 1 : 0;
        }
        screen.say("%d of %d faults alerted, %d with a channel that is to blame first; %d alerts without a fault."
                .formatted(
                        alerted,
                        reached.size(),
                        blamed,
                        book.unexplained(reached).size()));
    }

    private static String topCause(AlertBook.Entry entry) {
        return entry.latest().causes().stream()
                .findFirst()
                .map(CauseSeen::channel)
                .orElse("-");
    }

    private static String delay(AlertBook.Entry entry, Injected fault) {
        return "%.0f s".formatted((entry.opened().timeMicros() - fault.startMicros()) / 1e6);
    }
}
