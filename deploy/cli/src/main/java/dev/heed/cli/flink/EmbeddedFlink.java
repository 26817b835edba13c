package dev.heed.cli.flink;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Flink in this JVM. It listens on loopback alone, on random ports, and takes no jars: whoever reaches Flink's REST port may
 * otherwise run code in the process. A setting that the user gives goes before.
 */
public final class EmbeddedFlink {
    private static final String LOOPBACK = "localhost";
    /** Its slots are there from the start: one that is not given soon is refused again and again, for want of a class, say. */
    private static final Duration SLOT_PATIENCE = Duration.ofMinutes(1);

    private EmbeddedFlink() {}

    /** An environment whose jobs run in a Flink of their own, as long as they last. */
    public static StreamExecutionEnvironment environment(Configuration given) {
        return StreamExecutionEnvironment.getExecutionEnvironment(closed(given));
    }

    /** A started cluster of one TaskManager, for several jobs one after another. */
    public static MiniCluster cluster(Configuration given, int slots) throws Exception {
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(closed(given))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
        cluster.start();
        return cluster;
    }

    /**
     * Checkpoints of this process's own, gone with it: without a directory Flink keeps them in memory, and one with more than 5
     * MB of a state never completes.
     */
    private static String checkpoints() {
        return Path.of(System.getProperty("java.io.tmpdir"), "checkpoints")
                .toUri()
                .toString();
    }

    /** The settings, closed to the outside where they do not say otherwise. */
    static Configuration closed(Configuration given) {
        Configuration settings = new Configuration();
        settings.set(RestOptions.ADDRESS, LOOPBACK);
        settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        settings.set(
                RestOptions.BIND_PORT,
                given.getOptional(RestOptions.PORT).map(String::valueOf).orElse("0"));
        settings.set(JobManagerOptions.ADDRESS, LOOPBACK);
        settings.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        settings.set(TaskManagerOptions.HOST, LOOPBACK);
        settings.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        settings.set(WebOptions.SUBMIT_ENABLE, false);
        settings.set(JobManagerOptions.SLOT_REQUEST_TIMEOUT, SLOT_PATIENCE);
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints());
        settings.addAll(given);
        return settings;
    }
}
