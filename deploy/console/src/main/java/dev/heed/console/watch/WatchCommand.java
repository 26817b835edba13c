package dev.heed.console.watch;

import com.google.auto.service.AutoService;
import dev.heed.cli.extension.Extension;
import dev.heed.cli.flink.SettingOptions;
import dev.heed.cli.kafka.KafkaOptions;
import dev.heed.cli.kafka.RegistryChoice;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.console.feed.Beginning;
import dev.heed.console.web.Entrance;
import dev.heed.emit.OutputTopics;
import dev.heed.model.refusal.Refusal;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import dev.heed.wire.Encoding;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed watch}. */
@AutoService(Extension.class)
@Command(
        name = "watch",
        header = "Look at machines, their saliency and their alerts on a live page.",
        description = {
            "Reads a job's output topics, as any consumer may, and shows them in a browser: all machines with the worst"
                    + " first, each machine's channels with what was expected and which moment is to blame, alerts,"
                    + " and how much flows. Needs no access to the job.",
            "",
            "Only this machine reaches the page unless --bind names another address; then --token or --users says who"
                    + " may come in. Put a proxy with TLS before it where others listen on the network."
        },
        footer = {
            "",
            "Examples:",
            "  heed watch --bootstrap-server localhost:9092",
            "  # with buttons that say whether an alert was worth it",
            "  heed watch --bootstrap-server localhost:9092 --allow-feedback",
            "  # for colleagues, with a secret in a file",
            "  openssl rand -hex 16 > page.token",
            "  heed watch --bootstrap-server kafka:9092 --bind 0.0.0.0 --host-name plant.example --token file:page.token"
        })
public final class WatchCommand implements Extension {
    private static final String LEAST_MEMORY = "8m";

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private RegistryChoice registry = new RegistryChoice();

    @Option(
            names = "--from",
            paramLabel = "WHEN",
            defaultValue = "1h",
            description = "Where to begin: how long ago records were written such as 6h, a time such as"
                    + " 2026-12-01T06:00:00Z, or earliest (default: ${DEFAULT-VALUE}). What lies before is read when it"
                    + " is looked at.")
    private String from = "";

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            defaultValue = "128m",
            description = "Memory for what was read, such as 512m; the oldest goes first (default: ${DEFAULT-VALUE}).")
    private String memory = "";

    @Option(
            names = "--allow-feedback",
            description = "Take verdicts on alerts and write them to the topic alert-feedback, or to that of"
                    + " -Dheed.detect.feedback-topic.")
    private boolean allowFeedback;

    @Mixin
    private EntranceOptions entrance = new EntranceOptions();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Beginning beginning = Beginning.parse(from, Clock.systemUTC());
        long bytes = bytes();
        Entrance door = entrance.entrance(allowFeedback);
        Configuration options = settings.configuration(kafka::into);
        Properties client = kafka.clientProperties();
        try (TopicAdmin topics = new TopicAdmin(client)) {
            OutputTopics outputs = OutputTopics.of(options);
            topics.require(Stream.of(outputs.saliency(), outputs.alerts())
                    .filter(outputs.all()::contains)
                    .toList());
            if (allowFeedback) {
                topics.require(List.of(LivePage.feedbackTopic(options)));
            }
        }
        Encoding encoding = allowFeedback
                ? registry.encoding(new ContractTopic(Contract.ALERT_FEEDBACK, LivePage.feedbackTopic(options)))
                : registry.encoding();
        try (LivePage page = LivePage.open(client, options, encoding, beginning, bytes, door)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("The page is at " + page.address() + entrance.hint() + "; Ctrl-C ends it.");
            out.flush();
            page.ended().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Ctrl-C: that is how it ends
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : new IllegalStateException(e.getCause());
        }
        return 0;
    }

    private long bytes() {
        try {
            long bytes = MemorySize.parseBytes(memory);
            if (bytes >= MemorySize.parseBytes(LEAST_MEMORY)
                    && bytes <= Runtime.getRuntime().maxMemory() / 4 * 3) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw Refusal.usage("--memory: expected a size from %s to three quarters of the heap (%,d MB; more by"
                        .formatted(LEAST_MEMORY, Runtime.getRuntime().maxMemory() / 4 * 3 >> 20)
                + " HEED_JAVA_OPTS=-Xmx…), found '" + memory + "'");
    }
}
