package dev.heed.bench.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heed.model.serving.ServingModel;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * What was measured on.
 *
 * @param cores that this process may use
 * @param heapGib most memory of the Java heap, GiB
 * @param device where the model ran: {@code cpu} or {@code gpu}
 */
public record Machine(
        @JsonProperty("os") String os,
        @JsonProperty("cores") int cores,
        @JsonProperty("heap_gib") double heapGib,
        @JsonProperty("jvm") String jvm,
        @JsonProperty("flink") String flink,
        @JsonProperty("kafka") String kafka,
        @JsonProperty("tensorflow") String tensorFlow,
        @JsonProperty("device") String device) {
    /** This process, with a model that runs on that device. */
    public static Machine here(String device) {
        Runtime runtime = Runtime.getRuntime();
        return new Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                runtime.availableProcessors(),
                Math.round(10. * runtime.maxMemory() / (1 << 30)) / 10.,
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                EnvironmentInformation.getVersion(),
                AppInfoParser.getVersion(),
                ServingModel.tensorFlowVersion(),
                device);
    }

    @Override
    public String toString() {
        return "%s, %d cores, %.1f GiB heap, %s%nFlink %s, Kafka %s, TensorFlow %s on %s"
                .formatted(
                        os, cores, heapGib, jvm, flink, kafka, tensorFlow, device.equals("gpu") ? "a GPU" : "the CPU");
    }
}
