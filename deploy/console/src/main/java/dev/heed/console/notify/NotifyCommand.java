package dev.heed.console.notify;

import com.google.auto.service.AutoService;
import dev.heed.cli.extension.Extension;
import dev.heed.cli.kafka.KafkaOptions;
import dev.heed.cli.kafka.RegistryChoice;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.console.notify.config.NotifyConfig;
import dev.heed.console.notify.config.NotifyFile;
import dev.heed.console.notify.courier.AlertSource;
import dev.heed.console.notify.courier.FailedFile;
import dev.heed.console.notify.courier.Journal;
import dev.heed.console.notify.picture.PictureTopics;
import dev.heed.console.notify.picture.Pictures;
import dev.heed.wire.Encoding;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed notify}. */
@Command(
        name = "notify",
        header = "Send alerts to where people are called: webhooks, Slack, Alertmanager, PagerDuty, mail.",
        description = {
            "Reads the topic of alerts, outside the job, until Ctrl-C. The file says which destinations there are, which"
                    + " alerts each is sent, what is told together, and in which hours people are left alone.",
            "",
            "Each destination reads as a consumer group of its own and commits after each delivery: nothing is lost when"
                    + " this ends or is killed, one notification at most comes twice, and one that is dead does not stop"
                    + " the others."
        },
        footer = {
            "",
            "Examples:",
            "  # what is in the file, and where the newest alerts would go",
            "  heed notify --bootstrap-server localhost:9092 --config notify.yaml --check",
            "  heed notify --bootstrap-server localhost:9092 --config notify.yaml",
            "",
            "deploy/conf/notify.yaml is a file with everything in it."
        })
@AutoService(Extension.class)
public final class NotifyCommand implements Extension {
    private static final Duration PICTURE_PATIENCE = Duration.ofSeconds(6);

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private RegistryChoice registry = new RegistryChoice();

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "Who is told what, as YAML.")
    private Path config = Path.of("notify.yaml");

    @Option(
            names = "--check",
            description = "Check the file and the broker, and tell where the newest alerts would go; send nothing.")
    private boolean check;

    @Option(
            names = "--from-beginning",
            description =
                    "Begin with the oldest alert where a destination has read none before, not with the next one.")
    private boolean fromBeginning;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            defaultValue = "heed-notify",
            description = "Consumer groups are NAME-DESTINATION (default: ${DEFAULT-VALUE}).")
    private String group = "";

    @Option(
            names = "--failed",
            paramLabel = "FILE",
            description = "Append what was given up to this file, a line of JSON each.")
    private @Nullable Path failed;

    @Option(
            names = "--alerts",
            paramLabel = "TOPIC",
            defaultValue = "saliency-alerts",
            description = "Topic with the alerts (default: ${DEFAULT-VALUE}).")
    private String alerts = "";

    @Option(
            names = "--weighted-features",
            paramLabel = "TOPIC",
            defaultValue = "weighted-features",
            description = "For pictures: what came (default: ${DEFAULT-VALUE}).")
    private String weightedFeatures = "";

    @Option(
            names = "--saliency",
            paramLabel = "TOPIC",
            defaultValue = "saliency",
            description = "For pictures: scores and saliency (default: ${DEFAULT-VALUE}).")
    private String saliency = "";

    @Option(
            names = "--forecasts",
            paramLabel = "TOPIC",
            defaultValue = "forecasts",
            description = "For pictures: what was expected (default: ${DEFAULT-VALUE}).")
    private String forecasts = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        NotifyConfig read = NotifyFile.read(config, System.getenv());
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        FailedFile lost = failed == null ? null : new FailedFile(failed);
        if (check) {
            out.print(new CheckReport(read));
            out.flush();
        }
        read.unreached().forEach(name -> err.println("heed notify: no route leads to " + name));
        err.flush();
        Properties client = kafka.clientProperties();
        Encoding encoding = registry.encoding();
        try (TopicAdmin topics = new TopicAdmin(client)) {
            topics.require(List.of(alerts));
        }
        if (check) {
            out.print(new NewestAlerts(client, alerts, encoding).table(read));
            out.flush();
            return 0;
        }
        AlertSource source = new AlertSource(client, alerts, encoding, group, fromBeginning);
        Pictures pictures = new Pictures(
                client, encoding, new PictureTopics(weightedFeatures, saliency, forecasts), PICTURE_PATIENCE);
        Journal journal = new Journal(out, err, read.secrets()::without, lost);
        out.printf("Alerts of %s go to %s. Ctrl-C ends it.%n", alerts, names(read));
        out.flush();
        new Couriers(source, read, pictures, journal).runUntilInterrupted();
        return 0;
    }

    private static String names(NotifyConfig read) {
        return String.join(
                ", ", read.destinations().stream().map(plan -> plan.name()).toList());
    }
}
