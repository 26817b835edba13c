package dev.heed.cli.retrain;

import dev.heed.cli.input.TopicOptions;
import dev.heed.cli.models.Patience;
import dev.heed.cli.models.RunningModels;
import dev.heed.model.refusal.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The topics of a job's models, and how long to wait for its answers: a mixin of a command whose {@code --topic} is another. */
public final class JobAnswer {
    @Option(
            names = "--updates-topic",
            paramLabel = "TOPIC",
            defaultValue = "model-updates",
            description = "Topic of updates, as heed.models.updates-topic of the job (default: ${DEFAULT-VALUE}).")
    private String updates = "";

    @Option(
            names = "--status-topic",
            paramLabel = "TOPIC",
            defaultValue = "model-status",
            description = "Topic of what became of them, as heed.models.status-topic (default: ${DEFAULT-VALUE}).")
    private String states = "";

    @Option(
            names = "--saliency",
            paramLabel = "TOPIC",
            defaultValue = "saliency",
            description = "Topic of saliency of the job: updates hold from its newest time on (default:"
                    + " ${DEFAULT-VALUE}).")
    private String saliency = "";

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long to wait for a job to say what became of an update (default: ${DEFAULT-VALUE}).")
    private String timeout = "";

    @Option(names = "--no-wait", description = "Send updates, and do not wait for an answer.")
    private boolean doesNotWait;

    /**
     * The models of jobs, by the topics of a broker.
     *
     * @throws Refusal when an option cannot be meant, or a topic is not there
     */
    RunningModels models(TopicOptions broker) {
        patience();
        return RunningModels.of(broker.client(), broker.registry(), updates, states, saliency);
    }

    /** How long to wait; null: not at all. */
    @Nullable
    Duration patience() {
        Duration patience = Patience.parse(timeout);
        return doesNotWait ? null : patience;
    }
}
