package dev.heed.job;

import dev.heed.attend.AttendOptions;
import dev.heed.detect.DetectOptions;
import dev.heed.detect.Detection;
import dev.heed.ingest.IngestOptions;
import dev.heed.ingest.Ingested;
import dev.heed.ingest.Rejected;
import dev.heed.model.serving.ModelDirectory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the stages over readings in this JVM's Flink, and keeps what came out. */
public final class PipelineRun {
    /** The model of the tests has not seen its machines. */
    private static final String WARM_UP = "1 min";

    private final Configuration options = Configuration.fromMap(Map.of(DetectOptions.WARM_UP.key(), WARM_UP));
    private Collected<Detection> detections = new Collected<>();
    private Collected<Rejected> deadLetters = new Collected<>();

    public PipelineRun batch(int size) {
        options.set(AttendOptions.BATCH_SIZE, size);
        return this;
    }

    public PipelineRun parallelism(int parallelism) {
        options.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        return this;
    }

    public PipelineRun fixedBatch() {
        options.set(AttendOptions.FIXED_BATCH, true);
        return this;
    }

    public PipelineRun option(String key, String value) {
        options.setString(key, value);
        return this;
    }

    public JobClient start(List<Ingested> readings, RateLimiterStrategy rate) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(HeedJob.withDefaults(options));
        options.set(IngestOptions.MAX_LATENESS, Feed.LATENESS);
        ModelDirectory model = TestModels.machines();
        PipelinePlan plan = PipelinePlan.of(options, model.card(), model.path().toString(), model.digest());
        Pipeline.Outputs outputs = Pipeline.define(Feed.of(env, readings, rate), plan);
        outputs.detections().sinkTo(detections).uid("detections");
        outputs.deadLetters().sinkTo(deadLetters).uid("dead-letters");
        return env.executeAsync("test");
    }

    public PipelineRun over(List<Ingested> readings) throws Exception {
        start(readings, RateLimiterStrategy.noOp()).getJobExecutionResult().get();
        return this;
    }

    public List<Rejected> deadLetters() {
        return deadLetters.elements();
    }

    /** Detections by entity and time; fails when one came twice. */
    public Map<String, Detection> detections() {
        Map<String, Detection> byKey = new TreeMap<>();
        for (Detection detection : detections.elements()) {
            String key = detection.entity() + ' ' + detection.timeMicros();
            if (byKey.put(key, detection) != null) {
                throw new AssertionError("twice: " + key);
            }
        }
        return byKey;
    }
}
