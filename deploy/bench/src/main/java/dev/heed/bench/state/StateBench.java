package dev.heed.bench.state;

import dev.heed.bench.load.Load;
import dev.heed.bench.variant.Setting;
import dev.heed.cli.flink.EmbeddedFlink;
import dev.heed.ingest.Ingested;
import dev.heed.ingest.ReadingWatermarks;
import dev.heed.job.Pipeline;
import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Fills the state of the stages behind a source of this process, without Kafka, and looks at what it costs.
 *
 * @param scratch directory for checkpoints
 */
public record StateBench(Setting setting, Load load, Path scratch) {
    private static final int SLOTS = 2;
    /** How soon the count of hops is known. */
    private static final Duration COUNT_INTERVAL = Duration.ofMillis(20);
    /** Hops with a score after which an entity remembers as many moments as it does as a rule. */
    private static final int REMEMBERED_HOPS = 8;
    /** Looks, 5 ms apart, in which nothing came. */
    private static final int STUCK = 100;

    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);

    /** Measures on a backend. */
    public StateCost measure(String backend) throws Exception {
        Configuration settings = settings(backend);
        try (MiniCluster flink = EmbeddedFlink.cluster(settings, SLOTS)) {
            JobID job = submit(flink, settings);
            long begin = System.nanoTime();
            ReadingGate.open(rounds().untilFull());
            long hops = hopsUntilFull();
            awaitHops(flink, job, hops);
            double rate = hops * load.hop() * 1e9 / (System.nanoTime() - begin);
            long heapWith = HeapUse.used();
            CompletedCheckpointStats full = checkpoint(flink, job, CheckpointType.FULL);
            int again = Math.max(1, load.entities() / 100);
            long more = CountHops.of(flink, job) + (long) again * load.block() / load.hop();
            ReadingGate.open(again);
            awaitHops(flink, job, more);
            CompletedCheckpointStats next = checkpoint(flink, job, CheckpointType.CONFIGURED);
            flink.cancelJob(job).get();
            flink.requestJobResult(job).get();
            long heap = heapWith - HeapUse.used();
            long restore = restore(flink, settings, String.valueOf(next.getExternalPath()));
            return new StateCost(
                    load.entities(),
                    backend,
                    (long) setting.model().card().receptiveField() * load.channels() * Float.BYTES,
                    full.getStateSize() / load.entities(),
                    heap / load.entities(),
                    full.getEndToEndDuration(),
                    next.getEndToEndDuration(),
                    next.getCheckpointedSize(),
                    rate,
                    restore);
        }
    }

    private ReadingRounds rounds() {
        int steps = setting.model().card().receptiveField() + REMEMBERED_HOPS * load.hop();
        return new ReadingRounds(load, 1 + (steps + load.block() - 1) / load.block());
    }

    /** Hops of all entities once the clock has moved on. */
    private long hopsUntilFull() {
        return (rounds().untilFull() - 1) * load.block() / load.hop();
    }

    private Configuration settings(String backend) {
        Configuration settings = new Configuration(setting.options());
        settings.set(StateBackendOptions.STATE_BACKEND, backend);
        settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofDays(1));
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, scratch.toUri().toString());
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        settings.set(CoreOptions.DEFAULT_PARALLELISM, SLOTS);
        settings.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, COUNT_INTERVAL);
        return settings;
    }

    /** Starts the job behind a closed gate. */
    private JobID submit(MiniCluster flink, Configuration settings) throws Exception {
        ReadingGate.close();
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(settings);
        DataGeneratorSource<Ingested> source = new DataGeneratorSource<>(
                rounds(), Long.MAX_VALUE, ReadingGate.strategy(), TypeInformation.of(Ingested.class));
        Pipeline.define(
                        env.fromSource(source, ReadingWatermarks.of(Duration.ZERO, Duration.ofSeconds(1)), "rounds")
                                .uid("rounds")
                                .setParallelism(1),
                        new Setting(settings, setting.model(), setting.windowSteps()).plan())
                .detections()
                .map(new CountHops())
                .uid("count")
                .sinkTo(new DiscardingSink<>());
        return flink.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
    }

    private static CompletedCheckpointStats checkpoint(MiniCluster flink, JobID job, CheckpointType type)
            throws Exception {
        flink.triggerCheckpoint(job, type).get();
        CompletedCheckpointStats stats = flink.getExecutionGraph(job)
                .get()
                .getCheckpointStatsSnapshot()
                .getHistory()
                .getLatestCompletedCheckpoint();
        if (stats == null) {
            throw Refusal.failure("expected a checkpoint to be done, found none");
        }
        return stats;
    }

    private long restore(MiniCluster flink, Configuration settings, String checkpoint) throws Exception {
        Configuration restored = new Configuration(settings);
        restored.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint);
        long begin = System.nanoTime();
        JobID job = submit(flink, restored);
        ReadingGate.open(1);
        awaitHops(flink, job, 1);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        flink.cancelJob(job).get();
        flink.requestJobResult(job).get();
        return millis;
    }

    /** A limited source may forget that it asked: the gate opens a little further until so many hops have come out. */
    private static void awaitHops(MiniCluster flink, JobID job, long least) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        long still = 0;
        long seen = -1;
        for (long hops = 0; hops < least; hops = CountHops.of(flink, job)) {
            still = hops == seen ? still + 1 : 0;
            seen = hops;
            if (Thread.interrupted()) {
                throw Refusal.failure("interrupted");
            }
            if (still > STUCK) {
                JobStatus status = flink.getJobStatus(job).get();
                if (status.isGloballyTerminalState()) {
                    throw stuck(least, "the job " + status);
                }
                ReadingGate.open(1);
                still = 0;
            }
            if (System.nanoTime() > end) {
                throw stuck(least, "%,d in ten minutes".formatted(hops));
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static Refusal stuck(long least, String found) {
        return Refusal.failure(
                "expected %,d hops to come out, found %s; look at the log with --verbose".formatted(least, found));
    }
}
