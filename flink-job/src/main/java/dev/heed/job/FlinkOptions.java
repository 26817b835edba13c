package dev.heed.job;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.CleanupOptions;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.EventOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalResourceOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ResourceManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.SlowTaskDetectorOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateChangelogOptions;
import org.apache.flink.configuration.StateLatencyTrackOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.StateSizeTrackOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.TraceOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBNativeMetricOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.jspecify.annotations.Nullable;

/** Flink's own options, so that a misspelt one is found before the start: Flink itself takes any key. */
final class FlinkOptions {
    private static final List<Class<?>> CLASSES = List.of(
            BatchExecutionOptions.class,
            BlobServerOptions.class,
            CheckpointingOptions.class,
            CleanupOptions.class,
            ClusterOptions.class,
            CoreOptions.class,
            DeploymentOptions.class,
            EventOptions.class,
            ExecutionOptions.class,
            ExternalResourceOptions.class,
            HeartbeatManagerOptions.class,
            HighAvailabilityOptions.class,
            JobManagerOptions.class,
            MetricOptions.class,
            NettyShuffleEnvironmentOptions.class,
            PipelineOptions.class,
            ResourceManagerOptions.class,
            RestOptions.class,
            RestartStrategyOptions.class,
            RocksDBConfigurableOptions.class,
            RocksDBNativeMetricOptions.class,
            RocksDBOptions.class,
            RpcOptions.class,
            SecurityOptions.class,
            SlowTaskDetectorOptions.class,
            StateBackendOptions.class,
            StateChangelogOptions.class,
            StateLatencyTrackOptions.class,
            StateRecoveryOptions.class,
            StateSizeTrackOptions.class,
            TaskManagerOptions.class,
            TraceOptions.class,
            WebOptions.class);

    /** Keys that go on with a name of the user's, or that a file system, a scheduler or a state backend reads itself. */
    private static final List<String> OPEN = List.of(
            "metrics.reporter.",
            "traces.reporter.",
            "events.reporter.",
            "metrics.scope.",
            "external-resource.",
            "env.",
            "containerized.",
            "kubernetes.",
            "yarn.",
            "fs.",
            "s3.",
            "gs.",
            "pekko.",
            "zookeeper.",
            "state.backend.forst.",
            "security.",
            "restart-strategy.",
            "user.");

    private static final Map<String, ConfigOption<?>> BY_KEY = byKey();

    private FlinkOptions() {}

    private static Map<String, ConfigOption<?>> byKey() {
        Map<String, ConfigOption<?>> options = new TreeMap<>();
        for (ConfigOption<?> option : Constants.of(CLASSES, ConfigOption.class)) {
            options.put(option.key(), option);
            option.fallbackKeys().forEach(former -> options.put(former.getKey(), option));
        }
        return options;
    }

    /** The option of a key, or of a former one; null where there is none. */
    static @Nullable ConfigOption<?> option(String key) {
        return BY_KEY.get(key);
    }

    /** Whether a key may be Flink's although no option has it. */
    static boolean isOpen(String key) {
        return OPEN.stream().anyMatch(key::startsWith);
    }

    /** The known key that is most like a misspelt one. */
    static String nearest(String key) {
        LevenshteinDistance distance = new LevenshteinDistance();
        return BY_KEY.keySet().stream()
                .min((a, b) -> Integer.compare(distance.apply(key, a), distance.apply(key, b)))
                .orElse("");
    }
}
