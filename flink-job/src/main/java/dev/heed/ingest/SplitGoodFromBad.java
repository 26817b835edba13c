package dev.heed.ingest;

import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Sends the readings on and the rejected records to the side. When too many are bad it fails the job for good, once all that
 * were rejected until then can be read in the dead letters.
 */
public final class SplitGoodFromBad extends ProcessFunction<Ingested, Reading>
        implements CheckpointedFunction, CheckpointListener {
    private static final long serialVersionUID = 1L;

    /** Where the rejected records go. */
    public static final OutputTag<Rejected> REJECTED = new OutputTag<>("rejected", TypeInformation.of(Rejected.class));

    /** Of what was wrong with the last record: the job's failure is one line. */
    private static final int MAX_MESSAGE = 300;

    private final BadRate badRate;
    private final DeferredFailure failure;
    private final String deadLetters;
    private transient Counter readings;
    private transient Counter values;
    private transient Counter rejected;

    /**
     * A splitter that allows some bad records.
     *
     * @param maxBadRate their share, in [0, 1]
     * @param checkpointInterval 0 where there are no checkpoints
     * @param deadLetters where rejected records can be read
     */
    @SuppressWarnings("NullAway.Init") // counters are made in open
    public SplitGoodFromBad(double maxBadRate, Duration checkpointInterval, String deadLetters) {
        this.badRate = new BadRate(maxBadRate);
        this.failure = new DeferredFailure(checkpointInterval);
        this.deadLetters = deadLetters;
    }

    @Override
    public void open(OpenContext context) {
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        readings = IngestMetrics.READINGS.counter(metrics);
        values = IngestMetrics.VALUES.counter(metrics);
        rejected = IngestMetrics.REJECTED.counter(metrics);
    }

    @Override
    public void processElement(Ingested ingested, Context context, Collector<Reading> out) {
        Reading reading = ingested.reading();
        Rejected bad = ingested.rejected();
        long now = context.timerService().currentProcessingTime();
        String trouble = badRate.count(bad == null, now);
        if (reading != null) {
            readings.inc();
            values.inc(reading.values().length);
            out.collect(reading);
        }
        if (bad != null) {
            rejected.inc();
            context.output(REJECTED, bad);
            if (trouble != null && !failure.isRaised()) {
                failure.raise(message(trouble, bad), now);
            }
        }
        if (failure.isRaised()) {
            failure.failAfterPatience(now);
        }
    }

    private String message(String trouble, Rejected last) {
        String why = last.message().replaceAll("\\p{Cntrl}+", " ");
        return trouble + "; the last one, " + last.origin().label() + ", is " + last.label() + ": "
                + (why.length() <= MAX_MESSAGE ? why : why.substring(0, MAX_MESSAGE) + " …") + "; all are in "
                + deadLetters + "; check the producers' schema against the model's channels";
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {}

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        failure.checkpointed(context.getCheckpointId());
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        failure.completed(checkpoint);
    }

    @Override
    public void close() throws InterruptedException {
        failure.ended();
    }
}
