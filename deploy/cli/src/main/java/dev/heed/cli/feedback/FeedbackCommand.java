package dev.heed.cli.feedback;

import dev.heed.cli.kafka.KafkaOptions;
import dev.heed.cli.kafka.RegistryChoice;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.model.refusal.Refusal;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import dev.heed.wire.Encoding;
import dev.heed.wire.FeedbackEncoder;
import dev.heed.wire.Micros;
import dev.heed.wire.ReadingEncoder;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heed feedback}. */
@Command(
        name = "feedback",
        header = "Say what an alert was worth, or that none is wanted for a while.",
        description = {
            "A job with -Dheed.detect.feedback-topic=TOPIC takes it in. It counts for the alert's entity:",
            "  false         alerts like it open only when they are more than twice as high",
            "  real          takes that back",
            "  ignore-until  no alert opens before TIME: a maintenance window",
            "The next alert says how many were held back (suppressed)."
        },
        footer = {
            "",
            "Examples:",
            "  heed feedback --bootstrap-server localhost:9092 \\",
            "      6a1f0a52-1d2e-3b9a-9c53-7d1f9a1b2c3d false --note 'filter was changed'",
            "  heed feedback --bootstrap-server localhost:9092 --entity pump-1 \\",
            "      - ignore-until 2026-12-01T06:00:00Z"
        })
public final class FeedbackCommand implements Callable<Integer> {
    /** Readings that are older than this when an alert is made of them are not live. */
    private static final Duration LIVE = Duration.ofHours(1);

    private static final String NO_ALERT = "-";

    @Parameters(
            index = "0",
            paramLabel = "ALERT-ID",
            description = "The alert's id; '-' with ignore-until and --entity, where no alert gave the occasion.")
    private String alert = "";

    @Parameters(index = "1", paramLabel = "VERDICT", description = "real, false or ignore-until.")
    private String verdict = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "TIME",
            description = "With ignore-until: when an alert may open again, such as 2026-12-01T06:00:00Z.")
    private @Nullable String until;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private RegistryChoice registry = new RegistryChoice();

    @Option(
            names = "--entity",
            paramLabel = "NAME",
            description = "The alert's entity; unless given it is looked up in the alerts' topic.")
    private @Nullable String entity;

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for people.")
    private @Nullable String note;

    @Option(
            names = "--effective",
            paramLabel = "TIME",
            description = "Time of the readings from which on it counts; now by default, or the alert's own time where"
                    + " its readings are more than an hour behind the clock.")
    private @Nullable String effective;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            defaultValue = "alert-feedback",
            description = "Topic to write to; it must exist (default: ${DEFAULT-VALUE}).")
    private String topic = "";

    @Option(
            names = "--alerts",
            paramLabel = "TOPIC",
            defaultValue = "saliency-alerts",
            description = "Topic with the alerts (default: ${DEFAULT-VALUE}).")
    private String alerts = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        String kind = kind();
        Instant end = until == null ? null : time("TIME", until);
        Instant given = effective == null ? null : time("--effective", effective);
        Properties client = kafka.clientProperties();
        try (TopicAdmin topics = new TopicAdmin(client)) {
            topics.require(entity == null ? List.of(topic, alerts) : List.of(topic));
        }
        Encoding encoding = registry.encoding(new ContractTopic(Contract.ALERT_FEEDBACK, topic));
        FoundAlert found = entity == null ? new AlertLookUp(client, alerts, encoding).find(alert) : null;
        Instant from = given != null ? given : effective(found);
        if (end != null && !end.isAfter(from)) {
            throw Refusal.usage(
                    "ignore-until: expected a time after " + from + ", from when on it counts, found " + end);
        }
        String whose = found != null ? found.entity() : String.valueOf(entity);
        byte[] value = new FeedbackEncoder(encoding)
                .encode(
                        whose,
                        alert.equals(NO_ALERT) ? "" : alert,
                        kind,
                        Micros.of(from),
                        end == null ? 0 : Micros.of(end),
                        note);
        write(client, whose, value);
        PrintWriter out = spec.commandLine().getOut();
        if (found != null) {
            out.println(found.text());
        }
        out.printf("%s, said of %s; it counts from %s on.%n", verdict, whose, from.truncatedTo(ChronoUnit.SECONDS));
        out.flush();
        return 0;
    }

    private String kind() {
        String kind = verdict.toUpperCase(Locale.ROOT).replace('-', '_');
        if (!List.of("REAL", "FALSE", "IGNORE_UNTIL").contains(kind)) {
            throw Refusal.usage("VERDICT: expected real, false or ignore-until, found '" + verdict + "'");
        }
        boolean ignores = kind.equals("IGNORE_UNTIL");
        if (ignores != (until != null)) {
            throw Refusal.usage(
                    ignores
                            ? "ignore-until: expected a TIME after it, found none"
                            : "TIME: expected with ignore-until alone, found it with " + verdict);
        }
        if (alert.equals(NO_ALERT) && (!ignores || entity == null)) {
            throw Refusal.usage("ALERT-ID: expected '-' with ignore-until and --entity alone, found it without");
        }
        return kind;
    }

    private static Instant time(String what, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.usage(what + ": expected a time such as 2026-12-01T06:00:00Z, found '" + text + "'")
                    .causedBy(e);
        }
    }

    /** Now; of readings that are not live the time of the alert's latest state, for theirs may never come to now. */
    private static Instant effective(@Nullable FoundAlert found) {
        return found == null || found.lag().compareTo(LIVE) < 0 ? Instant.now() : found.time();
    }

    private void write(Properties client, String whose, byte[] value) {
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, ReadingEncoder.key(whose), value))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failure("interrupted while writing to " + topic);
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            throw Refusal.failure("expected to write to topic %s, found: %s".formatted(topic, cause.getMessage()))
                    .causedBy(cause);
        }
    }
}
