package dev.heed.window;

import dev.heed.ingest.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** What people said of one entity that does not count yet, in the order of the time from which it does. Mutable. */
final class WaitingVerdicts {
    /** So many verdicts of an entity may wait for their time. */
    static final int MOST = 100;

    /** The same whatever the order in which they came. */
    private static final Comparator<Verdict> IN_ORDER = Comparator.comparingLong(Verdict::effectiveMicros)
            .thenComparing(Verdict::alert)
            .thenComparing(Verdict::kind)
            .thenComparingLong(Verdict::untilMicros);

    private final List<Verdict> waiting = new ArrayList<>();

    /** Keeps a verdict until its time; false when as many as may wait already. */
    boolean hear(Verdict verdict) {
        if (waiting.size() >= MOST) {
            return false;
        }
        waiting.add(verdict);
        waiting.sort(IN_ORDER);
        return true;
    }

    /** Takes out what counts from a time on, µs since the epoch. */
    List<Verdict> take(long timeMicros) {
        List<Verdict> due = waiting.stream()
                .filter(verdict -> verdict.effectiveMicros() <= timeMicros)
                .toList();
        waiting.removeAll(due);
        return due;
    }

    /** Those that wait. */
    List<Verdict> all() {
        return Collections.unmodifiableList(waiting);
    }

    /** The last times of which they speak, µs since the epoch. */
    LongStream lastMicros() {
        return waiting.stream().mapToLong(Verdict::lastMicros);
    }
}
