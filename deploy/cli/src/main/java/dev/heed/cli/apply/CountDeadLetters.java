package dev.heed.cli.apply;

import dev.heed.ingest.Rejected;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.RichFilterFunction;

/** Counts what was not taken by its reason, and lets nothing through. */
final class CountDeadLetters extends RichFilterFunction<Rejected> {
    static final String PREFIX = "not taken: ";
    private static final long serialVersionUID = 1L;

    private final Map<String, NotTakenCount> counts = new HashMap<>();

    @Override
    public boolean filter(Rejected letter) {
        counts.computeIfAbsent(letter.label(), this::begin)
                .add(new NotTakenCount.Row(
                        letter.origin().topic(), letter.origin().offset() + 1, letter.message()));
        return false;
    }

    private NotTakenCount begin(String label) {
        NotTakenCount count = new NotTakenCount();
        getRuntimeContext().addAccumulator(PREFIX + label, count);
        return count;
    }
}
