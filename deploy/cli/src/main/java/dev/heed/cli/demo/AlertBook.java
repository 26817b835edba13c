package dev.heed.cli.demo;

import dev.heed.schemas.AlertState;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.wire.Micros;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All events that were alerted, each with its opening and its latest state. For several threads. */
final class AlertBook {
    private static final long GRACE_MICROS = 60_000_000;

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** An event, as it was told first and last. */
    record Entry(SaliencyAlert opened, SaliencyAlert latest) {}

    /** Takes in a record of the alerts' topic. */
    synchronized void add(SaliencyAlert alert) {
        entries.merge(alert.getId(), new Entry(alert, alert), (before, now) -> new Entry(before.opened, now.latest));
    }

    /** The first event of the fault's entity that opened while the fault lasted, or within a minute after it. */
    synchronized Optional<Entry> of(InjectedFault fault) {
        return entries.values().stream().filter(entry -> matches(entry, fault)).findFirst();
    }

    /** Events that no fault explains. */
    synchronized List<Entry> unexplained(List<InjectedFault> faults) {
        List<Entry> left = new ArrayList<>(entries.values());
        left.removeIf(entry -> faults.stream().anyMatch(fault -> matches(entry, fault)));
        return left;
    }

    private static boolean matches(Entry entry, InjectedFault fault) {
        long opened = Micros.of(entry.opened.getTime());
        return entry.opened.getEntity().equals(fault.entity())
                && opened >= fault.startMicros()
                && opened < fault.endMicros() + GRACE_MICROS;
    }

    /** How many events there were. */
    synchronized int size() {
        return entries.size();
    }

    /** How many are not closed. */
    synchronized long open() {
        return entries.values().stream()
                .filter(entry -> entry.latest.getState() != AlertState.CLOSED)
                .count();
    }
}
