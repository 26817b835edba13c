package dev.heed.console.alerts;

import dev.heed.console.feed.Alert;
import dev.heed.console.feed.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All alerts that are open, and the newest {@value #CLOSED} that are closed. For several threads: one that takes in, any
 * that look.
 */
public final class AlertBook {
    private static final int CLOSED = 5_000;

    private final Map<String, KnownAlert> alerts = new LinkedHashMap<>();
    private final Map<String, String> openOf = new HashMap<>();
    private final Map<String, Long> closedOf = new HashMap<>();
    private final Map<String, Map<String, String>> units = new HashMap<>();
    private final Map<String, Verdict> early = new HashMap<>();
    private long version;

    /** Takes in a record of an alert. */
    public synchronized void take(Alert alert) {
        version++;
        KnownAlert known = alerts.get(alert.id());
        KnownAlert now = known == null
                ? new KnownAlert(alert, alert.time(), alert.similar(), early.remove(alert.id()), version)
                : known.now(alert, version);
        alerts.put(alert.id(), now);
        if (now.latest().isOpen()) {
            openOf.put(alert.entity(), alert.id());
        } else {
            openOf.remove(alert.entity(), alert.id());
            closedOf.merge(alert.entity(), now.latest().time(), Math::max);
        }
        alert.causes().forEach(cause -> {
            if (cause.unit() != null) {
                units.computeIfAbsent(alert.entity(), e -> new HashMap<>()).put(cause.channel(), cause.unit());
            }
        });
        if (alerts.size() > CLOSED) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        alerts.values().stream()
                .filter(alert -> !alert.latest().isOpen())
                .findFirst()
                .ifPresent(alert -> alerts.remove(alert.latest().id()));
    }

    /** Takes in what a person said. */
    public synchronized void take(Verdict verdict) {
        version++;
        KnownAlert known = alerts.get(verdict.alert());
        if (known != null) {
            alerts.put(verdict.alert(), known.judged(verdict, version));
        } else if (early.size() < CLOSED) {
            early.put(verdict.alert(), verdict); // of another topic, its record may come before the alert's
        }
    }

    /** An alert by its id. */
    public synchronized Optional<KnownAlert> find(String id) {
        return Optional.ofNullable(alerts.get(id));
    }

    /** The alert of an entity that is open. */
    public synchronized Optional<KnownAlert> openOf(String entity) {
        return Optional.ofNullable(openOf.get(entity)).map(alerts::get);
    }

    /** When an entity's last alert ended, ms since the epoch; 0 where there was none. */
    public synchronized long closedOf(String entity) {
        return closedOf.getOrDefault(entity, 0L);
    }

    /** The units of an entity's channels, as far as alerts told them. */
    public synchronized Map<String, String> unitsOf(String entity) {
        return Map.copyOf(units.getOrDefault(entity, Map.of()));
    }

    /** Grows with every change. */
    public synchronized long version() {
        return version;
    }

    /** The alerts that changed after a version, the newest {@code most} of them, newest first. */
    public synchronized List<KnownAlert> since(long before, int most) {
        List<KnownAlert> changed = new ArrayList<>(alerts.values());
        changed.removeIf(alert -> alert.version() <= before);
        changed.sort(Comparator.comparing((KnownAlert alert) -> !alert.latest().isOpen())
                .thenComparing(alert -> -alert.latest().time()));
        return changed.size() > most ? changed.subList(0, most) : changed;
    }
}
