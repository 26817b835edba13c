package dev.heed.bench;

import dev.heed.bench.load.Load;
import dev.heed.emit.EmitOptions;
import dev.heed.ingest.IngestOptions;
import dev.heed.job.HeedJob;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.window.WindowOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the jobs run; what is not given here may be given by -D. */
final class RunOptions {
    private static final Set<String> BACKENDS = Set.of("hashmap", "rocksdb");

    @Option(names = "--delivery", description = "exactly-once (the default) or at-least-once: heed.emit.delivery.")
    private @Nullable String delivery;

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "DURATION",
            description = "Such as 200ms; by default 1s: execution.checkpointing.interval.")
    private @Nullable String checkpointInterval;

    @Option(names = "--state-backend", description = "hashmap (the default) or rocksdb: state.backend.type.")
    private @Nullable String stateBackend;

    /**
     * Options for all variants, those that were given first.
     *
     * @param given by -D and --config
     * @param scratch where checkpoints go unless told otherwise
     * @throws Refusal of usage when an option cannot be understood
     */
    Configuration options(Configuration given, ModelDirectory model, Load load, Path scratch) {
        Configuration options = new Configuration();
        options.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        options.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                scratch.resolve("checkpoints").toUri().toString());
        options.set(IngestOptions.MAX_LATENESS, Duration.ZERO);
        options.addAll(given);
        try {
            if (delivery != null) {
                options.setString(EmitOptions.DELIVERY.key(), delivery);
            }
            if (checkpointInterval != null) {
                options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, TimeUtils.parseDuration(checkpointInterval));
            }
            if (stateBackend != null) {
                if (!BACKENDS.contains(stateBackend)) {
                    throw Refusal.usage("--state-backend: expected hashmap or rocksdb, found " + stateBackend);
                }
                options.set(StateBackendOptions.STATE_BACKEND, stateBackend);
            }
            options.get(EmitOptions.DELIVERY);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage(
                            "expected --delivery exactly-once or at-least-once and --checkpoint-interval such as 1s,"
                                    + " found: " + e.getMessage())
                    .causedBy(e);
        }
        options.setString("heed.model", model.path().toString());
        options.set(WindowOptions.HOP, load.hop());
        return HeedJob.withDefaults(options);
    }

    /** How the jobs run, in words. */
    static String text(Configuration options) {
        DeliveryGuarantee delivery = options.get(EmitOptions.DELIVERY);
        return "%s, checkpoints every %s, state in %s"
                .formatted(
                        delivery,
                        TimeUtils.formatWithHighestUnit(options.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)),
                        options.getOptional(StateBackendOptions.STATE_BACKEND).orElse("hashmap"));
    }
}
