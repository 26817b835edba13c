package dev.heed.cli.run;

import dev.heed.cli.flink.EmbeddedFlink;
import dev.heed.job.HeedJob;
import dev.heed.model.refusal.Refusal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job in the Flink of this JVM, from its start until it is closed. */
public final class RunningJob implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

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
     * @throws dev.heed.model.refusal.Refusal when a setting would make the job fail later
     * @throws dev.heed.model.refusal.Refusal when the model is not as it must be
     */
    public static RunningJob start(Configuration options) {
        return new RunningJob(submit(EmbeddedFlink.environment(HeedJob.withDefaults(options)), options));
    }

    static JobClient submit(StreamExecutionEnvironment env, Configuration options) {
        HeedJob.define(env, options);
        try {
            return env.executeAsync("heed");
        } catch (Exception e) {
            throw Refusal.failure("expected Flink to take the job, found: " + e.getMessage())
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
            throw Refusal.failure("the job failed: " + root(e)).causedBy(e);
        }
    }

    private static String root(Throwable problem) {
        Throwable at = problem;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return String.valueOf(at.getMessage());
    }

    /** Cancels the job if it runs, and waits until it has ended, even when interrupted. */
    @Override
    public void close() {
        if (!isRunning()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            client.cancel().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | IllegalStateException ended) {
            // a cancelled job's result is an exception, and a job that ends meanwhile cannot be cancelled
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
