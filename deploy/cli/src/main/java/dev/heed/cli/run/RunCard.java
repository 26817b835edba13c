package dev.heed.cli.run;

import dev.heed.attend.AttendSettings;
import dev.heed.cli.terminal.Table;
import dev.heed.emit.EmitOptions;
import dev.heed.emit.OutputTopics;
import dev.heed.ingest.IngestOptions;
import dev.heed.job.HeedJob;
import dev.heed.job.PipelinePlan;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.model.serving.ServingOptions;
import dev.heed.model.serving.SharedModels;
import dev.heed.models.ModelsOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.TimeUtils;

/** What a run is of: its model, where that runs, what is read and written and how safely. */
public final class RunCard {
    private RunCard() {}

    /**
     * Prints the card of a run in this process.
     *
     * @param options of the job and of Flink
     */
    static void print(Configuration options, List<ModelDirectory> models, PrintWriter out) {
        Configuration settings = HeedJob.withDefaults(options);
        Duration interval = settings.get(CheckpointingOptions.CHECKPOINTING_INTERVAL);
        Table table = Table.plain();
        for (ModelDirectory model : models) {
            ModelCard card = model.card();
            AttendSettings attend = PipelinePlan.of(options, card, model.path().toString(), model.digest())
                    .attend();
            table.row("model", "%s, version %s, digest %.12s…".formatted(card.name(), card.version(), model.digest()))
                    .row(
                            "attention",
                            "on the %s, %d steps of %s at a time"
                                    .formatted(device(attend), attend.hop(), card.period()));
        }
        options.getOptional(ModelsOptions.UPDATES_TOPIC).ifPresent(topic -> {
            if (models.isEmpty()) {
                table.row("model", "none but those of " + topic + "; heed models activate DIR brings one");
            }
            table.row("updates", topic + ", answered in " + options.get(ModelsOptions.STATUS_TOPIC));
        });
        out.print(table.row("reads", source(options) + " at " + options.get(IngestOptions.BOOTSTRAP_SERVER))
                .row("writes", String.join(", ", OutputTopics.of(options).all()))
                .row(
                        "delivery",
                        options.get(EmitOptions.DELIVERY) + ", checkpoints every "
                                + TimeUtils.formatWithHighestUnit(interval)));
        out.flush();
    }

    /** Where the model runs here, as its graph was found to be placed: {@code cpu} or {@code gpu}. */
    public static String device(AttendSettings settings) {
        ServingOptions options = new ServingOptions(
                OptionalInt.of(settings.hop()), settings.device(), 0, settings.intraOpThreads(), List.of(1));
        try (SharedModels.Lease lease = SharedModels.acquire(Path.of(settings.modelDirectory()), options)) {
            return lease.model().placement().device();
        }
    }

    private static String source(Configuration options) {
        return options.getOptional(IngestOptions.TOPIC_PATTERN)
                .map(pattern -> "topics like " + pattern)
                .orElseGet(() -> String.join(", ", options.get(IngestOptions.TOPICS)));
    }
}
