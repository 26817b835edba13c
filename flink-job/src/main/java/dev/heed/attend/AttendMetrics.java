package dev.heed.attend;

import dev.heed.model.serving.ModelId;
import dev.heed.model.serving.Placement;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** What the attend stage counts: batches as they leave, and the model's own counters under its name. */
final class AttendMetrics {
    private static final int HISTORY = 1000;

    private final Histogram batchSize;
    private final Histogram queueMicros;
    private final Histogram inferenceMicros;
    private final Counter windows;
    private final Counter steps;

    AttendMetrics(MetricGroup group, ModelId model, BatchTarget target, Placement placement) {
        group.gauge("gpuOperations", placement::gpuOperations);
        group.gauge("batchTarget", target::windows);
        batchSize = group.histogram("batchSize", new DescriptiveStatisticsHistogram(HISTORY));
        queueMicros = group.histogram("queueMicros", new DescriptiveStatisticsHistogram(HISTORY));
        inferenceMicros = group.histogram("inferenceMicros", new DescriptiveStatisticsHistogram(HISTORY));
        MetricGroup own = group.addGroup("model", model.name()).addGroup("version", model.version());
        windows = own.counter("windows");
        steps = own.counter("steps");
    }

    /** A batch was handed to the model after its first window had waited so long. */
    void sent(int size, long waitedNanos) {
        batchSize.update(size);
        queueMicros.update(waitedNanos / 1000);
    }

    /** A batch came back from the model. */
    void done(int size, int hop) {
        windows.inc(size);
        steps.inc((long) size * hop);
    }

    /** The model took so long for a batch; called by the model's thread. */
    synchronized void inferred(long nanos) {
        inferenceMicros.update(nanos / 1000);
    }
}
