package dev.heed.cli.models;

import dev.heed.model.refusal.Refusal;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where an update goes, from when on it holds, and how long to wait for a job's answer: a mixin of every command that sends one. */
public final class UpdateOptions {
    @Mixin
    private ModelTopicOptions topics = new ModelTopicOptions();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "Time of the readings from which on it holds, at the next edge of a hop; by default the newest"
                            + " time of the topic of saliency, or now where there is none.")
    private @Nullable String at;

    @Option(
            names = "--saliency",
            paramLabel = "TOPIC",
            defaultValue = "saliency",
            description = "Topic of saliency of the job (default: ${DEFAULT-VALUE}).")
    private String saliency = "";

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long to wait for a job to say what became of it (default: ${DEFAULT-VALUE}).")
    private String timeout = "";

    @Option(names = "--no-wait", description = "Send it, and do not wait for an answer.")
    private boolean doesNotWait;

    /**
     * The topics, checked.
     *
     * @throws Refusal when an option cannot be meant, or a topic is not there
     */
    ModelTopics topics() {
        patience();
        if (at != null) {
            EffectiveTime.parse("--at", at);
        }
        return topics.topics();
    }

    /**
     * Sends an update and, unless told otherwise, waits until a job says what became of it.
     *
     * @throws Refusal when the job refuses the update, or does not answer in time
     */
    void send(ModelTopics to, Wanted wanted, PrintWriter out) {
        Instant effective = at != null
                ? EffectiveTime.parse("--at", at)
                : EffectiveTime.newest(to.client(), saliency, to.encoding(), out);
        to.send(wanted, effective, patience(), out);
    }

    private @Nullable Duration patience() {
        Duration patience = Patience.parse(timeout);
        return doesNotWait ? null : patience;
    }
}
