package dev.heed.cli.apply;

import dev.heed.ingest.Rejected;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RichFilterFunction;

/** Counts what was not taken by its reason, and lets nothing through. */
final class CountDeadLetters extends RichFilterFunction<Rejected> {
    static final String PREFIX = "not taken: ";
    private static final long serialVersionUID = 1L;

    @Override
    public boolean filter(Rejected letter) {
        LongCounter counter = getRuntimeContext().getLongCounter(PREFIX + letter.label());
        counter.add(1);
        return false;
    }
}
