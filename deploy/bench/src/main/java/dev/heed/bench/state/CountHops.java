package dev.heed.bench.state;

import dev.heed.detect.Detection;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.functions.MapFunction;

/** Counts detections. One count for the whole process, as there is one {@link ReadingGate}: one job at a time. */
final class CountHops implements MapFunction<Detection, Detection> {
    private static final long serialVersionUID = 1L;
    private static final LongAdder HOPS = new LongAdder();

    @Override
    public Detection map(Detection detection) {
        HOPS.increment();
        return detection;
    }

    /** Begins at 0 again. */
    static void reset() {
        HOPS.reset();
    }

    /** How many since then. */
    static long soFar() {
        return HOPS.sum();
    }
}
