package dev.heed.console.flow;

import dev.heed.console.feed.DeadLetter;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the job did not take: counts by reason, and the newest {@value #NEWEST} of each. For several threads. */
public final class DeadLetters {
    private static final int NEWEST = 20;
    private static final int SHOWN = 50;

    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, ArrayDeque<DeadLetter>> newest = new TreeMap<>();
    private long total;

    /** What is known of them: since when the page was started, or from its {@code --from} on. */
    public record Summary(long total, Map<String, Long> reasons, List<DeadLetter> newest) {}

    public synchronized void take(DeadLetter letter) {
        total++;
        counts.merge(letter.reason(), 1L, Long::sum);
        ArrayDeque<DeadLetter> of = newest.computeIfAbsent(letter.reason(), reason -> new ArrayDeque<>());
        of.addFirst(letter);
        if (of.size() > NEWEST) {
            of.removeLast();
        }
    }

    public synchronized Summary summary() {
        List<DeadLetter> shown = newest.values().stream()
                .flatMap(ArrayDeque::stream)
                .sorted(Comparator.comparingLong(DeadLetter::time).reversed())
                .limit(SHOWN)
                .toList();
        return new Summary(total, new LinkedHashMap<>(counts), shown);
    }
}
