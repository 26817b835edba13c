package dev.heed.cli.run;

import dev.heed.cli.flink.EmbeddedFlink;
import dev.heed.job.HeedJob;
import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job in the Flink of this JVM, from its start until it is closed. */
public final class RunningJob implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;
    private static final String NAME = "heed";

    private final JobClient client;
    private final CompletableFuture<JobExecutionResult> result;

    private RunningJob(JobClient client) {
        this.client = client;
        this.result = client.getJobExecutionResult();
    }

    /**
     * Checks everything that can be checked before, and starts the job.
     *
     * @param options of the job and of Flink, {@code heed.bootstrap-server} and {@code heed.model} among them
     * @throws Refusal when a setting would make the job fail later, or the model is not as it must be
     */
    public static RunningJob start(Configuration options) {
        StreamExecutionEnvironment env = EmbeddedFlink.environment(HeedJob.withDefaults(options));
        HeedJob.define(env, options);
        return of(env);
    }

    /**
     * Starts a job that is defined in the Flink of this JVM.
     *
     * @throws Refusal when Flink does not take it
     */
    static RunningJob of(StreamExecutionEnvironment env) {
        return new RunningJob(submitted(() -> EmbeddedJob.start(env, NAME).client()));
    }

    /**
     * Hands a job that is defined to a cluster.
     *
     * @throws Refusal when Flink does not take it
     */
    static JobClient submit(StreamExecutionEnvironment env) {
        return submitted(() -> env.executeAsync(NAME));
    }

    private static JobClient submitted(Callable<JobClient> submission) {
        try {
            return submission.call();
        } catch (Exception e) {
            throw Refusal.failure("expected Flink to take the job, found: " + Cause.inWords(e))
                    .causedBy(e);
        }
    }

    /** Whether it has not come to an end. */
    public boolean isRunning() {
        return !result.isDone();
    }

    /**
     * Waits until the job ends or the thread is interrupted, which is kept.
     *
     * @throws Refusal when the job failed
     */
    public void await() {
        try {
            result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw Refusal.failure("the job failed: " + Cause.inWords(e)).causedBy(e);
        }
    }

    /** Cancels the job if it runs, and waits until it has ended, even when interrupted. */
    @Override
    public void close() {
        if (!isRunning()) {
            return;
        }
        try {
            client.cancel()
                    .thenCompose(cancelled -> result)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException | IllegalStateException ended) {
            // a cancelled job's result is an exception, and a job that ends meanwhile cannot be cancelled
        }
    }
}
