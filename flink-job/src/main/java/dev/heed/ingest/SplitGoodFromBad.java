package dev.heed.ingest;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Sends the readings on and the rejected records to the side; fails the job for good when too many are bad. */
public final class SplitGoodFromBad extends ProcessFunction<Ingested, Reading> {
    private static final long serialVersionUID = 1L;

    /** Where the rejected records go. */
    public static final OutputTag<Rejected> REJECTED = new OutputTag<>("rejected", TypeInformation.of(Rejected.class));

    private final BadRate badRate;
    private transient Counter readings;
    private transient Counter values;
    private transient Counter rejected;

    /** A splitter that allows such a share of bad records, in [0, 1]. */
    @SuppressWarnings("NullAway.Init") // counters are made in open
    public SplitGoodFromBad(double maxBadRate) {
        this.badRate = new BadRate(maxBadRate);
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
        String trouble = badRate.count(bad == null, context.timerService().currentProcessingTime());
        if (reading != null) {
            readings.inc();
            values.inc(reading.values().length);
            out.collect(reading);
        }
        if (bad != null) {
            rejected.inc();
            context.output(REJECTED, bad);
            if (trouble != null) {
                throw new SuppressRestartsException(new IllegalStateException(trouble + "; the last one (" + bad.label()
                        + "): " + bad.message() + "; check the producers' schema against the model's channels"));
            }
        }
    }
}
