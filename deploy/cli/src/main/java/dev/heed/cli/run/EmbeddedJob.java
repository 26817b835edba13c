package dev.heed.cli.run;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.client.deployment.executors.LocalExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job in a Flink of this JVM that has one TaskManager, as long as the job lasts. A TaskManager that ends, as it does after a
 * fatal error, is started anew: the job would wait for it for ever.
 */
final class EmbeddedJob {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedJob.class);
    private static final long LOOK_SECONDS = 2;

    private final MiniCluster cluster;
    private final JobClient client;
    private boolean missed;

    private EmbeddedJob(MiniCluster cluster, JobClient client) {
        this.cluster = cluster;
        this.client = client;
    }

    /** Starts a job that is defined. */
    static EmbeddedJob start(StreamExecutionEnvironment env, String name) throws Exception {
        AtomicReference<@Nullable MiniCluster> made = new AtomicReference<>();
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName(name);
        Configuration settings = new Configuration();
        settings.addAll((Configuration) env.getConfiguration());
        settings.set(DeploymentOptions.ATTACHED, true); // what a local executor takes
        JobClient client = LocalExecutor.createWithFactory(settings, sizes -> {
                    MiniCluster cluster = new MiniCluster(sizes);
                    made.set(cluster);
                    return cluster;
                })
                .execute(graph, settings, EmbeddedJob.class.getClassLoader())
                .get();
        EmbeddedJob job = new EmbeddedJob(Objects.requireNonNull(made.get()), client);
        job.watch();
        return job;
    }

    JobClient client() {
        return client;
    }

    MiniCluster cluster() {
        return cluster;
    }

    private void watch() {
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "heed-task-manager-watch");
            thread.setDaemon(true);
            return thread;
        });
        watch.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        CompletableFuture<?> result = client.getJobExecutionResult();
        result.whenComplete((done, problem) -> watch.shutdown());
    }

    /** Renews the TaskManager when it was missed twice. */
    private void look() {
        try {
            boolean absent = cluster.requestClusterOverview().get().getNumTaskManagersConnected() == 0;
            if (absent && missed) {
                LOG.warn("the embedded Flink lost its TaskManager: a new one is started, and the job goes on from its"
                        + " last checkpoint; --verbose tells why");
                cluster.startTaskManager();
            }
            missed = absent && !missed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | IllegalStateException ended) {
            LOG.debug("the embedded Flink does not answer", ended);
        } catch (Exception e) {
            LOG.error(
                    "the embedded Flink has no TaskManager, and none could be started: end the job and begin again", e);
        }
    }
}
