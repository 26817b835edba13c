package dev.heed.attend;

import dev.heed.metrics.Metric;
import dev.heed.metrics.Metric.Kind;
import dev.heed.model.serving.ModelId;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;

/** What the attend stage shows: batches as they leave, and the model's own counters under its name and version. */
public final class AttendMetrics {
    /** {@code attend.gpuOperations}. */
    public static final Metric GPU_OPERATIONS = new Metric(
            "attend", "gpuOperations", Kind.GAUGE, "operations", "Operations of the model that run on a GPU.");

    /** {@code attend.batchTarget}. */
    public static final Metric BATCH_TARGET = new Metric(
            "attend",
            "batchTarget",
            Kind.GAUGE,
            "windows",
            "Windows that a batch waits for: 1 under light load, a full batch under heavy.");

    /** {@code attend.batchSize}. */
    public static final Metric BATCH_SIZE =
            new Metric("attend", "batchSize", Kind.HISTOGRAM, "windows", "Windows of a batch as it leaves.");

    /** {@code attend.queueMicros}. */
    public static final Metric QUEUE_MICROS = new Metric(
            "attend", "queueMicros", Kind.HISTOGRAM, "µs", "How long a batch's first window waited for it, in µs.");

    /** {@code attend.inferenceMicros}. */
    public static final Metric INFERENCE_MICROS = new Metric(
            "attend", "inferenceMicros", Kind.HISTOGRAM, "µs", "How long the model took for a batch, in µs.");

    /** {@code attend.model.<name>.version.<version>.windows}. */
    public static final Metric WINDOWS = new Metric(
            "attend",
            "model.<name>.version.<version>.windows",
            Kind.COUNTER,
            "windows",
            "Windows that this model attended.");

    /** {@code attend.model.<name>.version.<version>.steps}. */
    public static final Metric STEPS =
            new Metric("attend", "model.<name>.version.<version>.steps", Kind.COUNTER, "steps", "New steps in them.");

    /** {@code attend.suspects}. */
    public static final Metric SUSPECTS = new Metric(
            "attend",
            "suspects",
            Kind.GAUGE,
            "windows",
            "Windows that were in the model when a process died, and did not come again yet: they go through it alone.");

    /** {@code attend.setAside}. */
    public static final Metric SET_ASIDE = new Metric(
            "attend",
            "setAside",
            Kind.COUNTER,
            "windows",
            "Windows that became dead letters because the process died with them.");

    private final MetricGroup group;
    private final Map<ModelId, OfModel> models = new HashMap<>();
    private final Histogram batchSize;
    private final Histogram queueMicros;
    private final Histogram inferenceMicros;
    private final Counter setAside;

    /**
     * Shows what all models of a subtask have in common.
     *
     * @param target windows that a batch waits for
     * @param gpuOperations of the models that run on a GPU
     */
    AttendMetrics(MetricGroup group, Gauge<Integer> target, Gauge<Integer> gpuOperations) {
        this.group = group;
        GPU_OPERATIONS.gauge(group, gpuOperations);
        BATCH_TARGET.gauge(group, target);
        batchSize = BATCH_SIZE.histogram(group);
        queueMicros = QUEUE_MICROS.histogram(group);
        inferenceMicros = INFERENCE_MICROS.histogram(group);
        setAside = SET_ASIDE.counter(group);
    }

    /** The counters of a model, made when it is first asked for. */
    OfModel of(ModelId model) {
        return models.computeIfAbsent(model, absent -> {
            MetricGroup own = group.addGroup("model", model.name()).addGroup("version", model.version());
            return new OfModel(WINDOWS.counter(own), STEPS.counter(own));
        });
    }

    /** What one model did. */
    record OfModel(Counter windows, Counter steps) {
        /** A batch came back from the model. */
        void done(int size, int hop) {
            windows.inc(size);
            steps.inc((long) size * hop);
        }
    }

    /** A batch was handed to the model after its first window had waited so long. */
    void sent(int size, long waitedNanos) {
        batchSize.update(size);
        queueMicros.update(waitedNanos / 1000);
    }

    /** A window became a dead letter. */
    void setAside() {
        setAside.inc();
    }

    /** The model took so long for a batch; called by the model's thread. */
    synchronized void inferred(long nanos) {
        inferenceMicros.update(nanos / 1000);
    }
}
