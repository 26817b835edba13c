package dev.heed.bench.state;

import dev.heed.detect.Detection;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.util.OptionalFailure;
import org.apache.flink.util.SerializedValue;

/** Counts the hops that come out, in an accumulator that each heartbeat of the TaskManager tells. */
final class CountHops extends RichMapFunction<Detection, Detection> {
    private static final long serialVersionUID = 1L;
    private static final String NAME = "hops";

    private final LongCounter hops = new LongCounter();

    @Override
    public void open(OpenContext context) {
        getRuntimeContext().addAccumulator(NAME, hops);
    }

    @Override
    public Detection map(Detection detection) {
        hops.add(1);
        return detection;
    }

    /** What a job has counted so far. */
    static long of(MiniCluster flink, JobID job) throws Exception {
        SerializedValue<OptionalFailure<Object>> counted =
                flink.getExecutionGraph(job).get().getAccumulatorsSerialized().get(NAME);
        return counted == null
                ? 0
                : (long) counted.deserializeValue(CountHops.class.getClassLoader())
                        .getUnchecked();
    }
}
