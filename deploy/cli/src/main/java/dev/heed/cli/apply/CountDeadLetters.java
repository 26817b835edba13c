package dev.heed.cli.apply;

import dev.heed.emit.DeadLetter;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RichFilterFunction;

/** Counts what was not taken by its reason, and lets nothing through. */
final class CountDeadLetters extends RichFilterFunction<DeadLetter> {
    static final String PREFIX = "not taken: ";
    private static final long serialVersionUID = 1L;

    @Override
    public boolean filter(DeadLetter letter) {
        LongCounter counter = getRuntimeContext().getLongCounter(PREFIX + letter.reason());
        counter.add(1);
        return false;
    }
}
