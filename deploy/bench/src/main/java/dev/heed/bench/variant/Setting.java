package dev.heed.bench.variant;

import dev.heed.job.ClientProperties;
import dev.heed.job.PipelinePlan;
import dev.heed.model.serving.ModelDirectory;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;

/**
 * What a variant is run with.
 *
 * @param options of the job, with the broker, the topics, the model and the hop
 * @param model that all variants share
 * @param windowSteps W: how many steps the variant that recomputes whole windows takes each time
 */
public record Setting(Configuration options, ModelDirectory model, int windowSteps) {
    /** What each stage of the whole job would know. */
    public PipelinePlan plan() {
        return PipelinePlan.of(options, model.card(), model.path().toString(), model.digest());
    }

    /** Properties of all Kafka clients. */
    public Properties client() {
        return ClientProperties.of(options);
    }
}
