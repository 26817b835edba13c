package dev.heed.ingest;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.MetricGroup;

/** How many clocks are ahead, over the partitions of a subtask; shown as {@link IngestMetrics#FAST_CLOCKS}. */
final class FastClocks {
    private final Map<ReadingWatermarks, Integer> ofPartition = new HashMap<>();
    /** Their sum, for the thread that reports metrics. */
    private volatile int all;

    FastClocks(MetricGroup metrics) {
        IngestMetrics.FAST_CLOCKS.gauge(metrics, () -> all);
    }

    /** Takes a partition's number instead of its former one. */
    void count(ReadingWatermarks partition, int clocks) {
        Integer before = ofPartition.put(partition, clocks);
        if (before == null || before != clocks) {
            all = ofPartition.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
