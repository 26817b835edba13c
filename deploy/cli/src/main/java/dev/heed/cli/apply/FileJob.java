package dev.heed.cli.apply;

import dev.heed.attend.AttendOptions;
import dev.heed.cli.flink.EmbeddedFlink;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.ingest.IngestOptions;
import dev.heed.ingest.Ingested;
import dev.heed.ingest.ReadingWatermarks;
import dev.heed.ingest.TimeCheck;
import dev.heed.job.HeedJob;
import dev.heed.job.Pipeline;
import dev.heed.job.PipelinePlan;
import dev.heed.model.serving.ModelDirectory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job's own stages over files, in this JVM: no Kafka, no checkpoints, no restarts.
 *
 * @param env to execute
 * @param outputs to give a sink
 */
public record FileJob(StreamExecutionEnvironment env, Pipeline.Outputs outputs) {
    /**
     * Puts the stages behind files. Batches are padded to one shape unless the options say otherwise, so that the same
     * files give the same outputs to the bit.
     *
     * @param rows how many the files have
     * @param entities how many the files have: no more subtasks make sense
     * @param options of the job and of Flink
     */
    public static FileJob over(
            SeriesFiles files, long rows, int entities, ModelDirectory model, Configuration options) {
        Configuration own = new Configuration(options);
        if (!own.contains(AttendOptions.FIXED_BATCH)) {
            own.set(AttendOptions.FIXED_BATCH, true); // the same file, the same bytes
        }
        Configuration settings = HeedJob.withDefaults(own);
        settings.removeConfig(CheckpointingOptions.CHECKPOINTING_INTERVAL);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        if (!options.contains(CoreOptions.DEFAULT_PARALLELISM)) {
            settings.set(
                    CoreOptions.DEFAULT_PARALLELISM,
                    Math.min(entities, Runtime.getRuntime().availableProcessors()));
        }
        StreamExecutionEnvironment env = EmbeddedFlink.environment(settings);
        DataGeneratorSource<Ingested> source = new DataGeneratorSource<>(
                new FileReadings(
                        files, model.card().intake(), TimeCheck.bySystemClock(options.get(IngestOptions.MAX_FUTURE))),
                rows,
                TypeInformation.of(Ingested.class));
        PipelinePlan plan = PipelinePlan.of(own, model.card(), model.path().toString(), model.digest());
        Pipeline.Outputs outputs = Pipeline.define(
                env.fromSource(
                                source,
                                ReadingWatermarks.ofFiles(options, model.card().period()),
                                "files")
                        .setParallelism(1),
                plan);
        return new FileJob(env, outputs);
    }
}
