package dev.heed.cli.topics;

import dev.heed.cli.flink.SettingOptions;
import dev.heed.cli.kafka.KafkaOptions;
import dev.heed.cli.kafka.RegistryChoice;
import dev.heed.cli.kafka.SubjectAdmin;
import dev.heed.cli.kafka.SubjectAdmin.Subject;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.terminal.Table;
import dev.heed.job.TopicPlan;
import dev.heed.model.refusal.Refusal;
import dev.heed.registry.RegistrySettings;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed topics create}. */
@Command(
        name = "create",
        header = "Make the topics that are missing, and register their schemas.",
        description = {
            "The topics that a job with the same -D options reads and writes, and that of verdicts. Those that are there"
                    + " stay as they are, their partitions, too. With --schema-registry this version's schemas are registered under TOPIC-value,"
                    + " and each of these subjects is held to FULL_TRANSITIVE.",
            "",
            "With -Dheed.models.updates-topic=TOPIC the topics of models are among them, with"
                    + " -Dheed.models.shadow-outputs=true those of shadows, too.",
            "",
            "Verdicts are kept for ever, as they count until they are taken back, and so are the states of updates; of the"
                    + " updates themselves the newest of each model; the others as long as the broker keeps what it is"
                    + " told nothing about."
        },
        footer = {
            "",
            "Examples:",
            "  heed topics create --bootstrap-server kafka:9092 --partitions 4",
            "  heed topics create --bootstrap-server kafka:9092 \\",
            "      --schema-registry http://registry:8081 \\",
            "      --topic-config retention.ms=86400000"
        })
public final class CreateTopics implements Callable<Integer> {
    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private RegistryChoice registry = new RegistryChoice();

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Partitions of each topic that is made; the broker's default unless given.")
    private @Nullable Integer partitions;

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            description = "Copies of each topic that is made; the broker's default unless given.")
    private @Nullable Short replicas;

    @Option(
            names = "--topic-config",
            paramLabel = "KEY=VALUE",
            description = "A setting of Kafka's for each topic that is made, such as retention.ms; may be repeated.")
    private Map<String, String> given = new LinkedHashMap<>();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        requirePositive("--partitions", partitions);
        requirePositive("--replication-factor", replicas);
        RegistrySettings schemas = registry.settings().orElse(null);
        Configuration options = settings.configuration(own -> {
            kafka.into(own);
            registry.into(own);
        });
        Table table = Table.of("topic", "was", "subject", "schema");
        Map<String, Subject> subjects = new HashMap<>();
        try (TopicAdmin topics = new TopicAdmin(kafka.clientProperties())) {
            List<TopicPlan> plans = TopicPlan.of(options);
            List<String> names = plans.stream().map(TopicPlan::name).toList();
            Set<String> missing = topics.missing(names);
            plans.stream().filter(plan -> missing.contains(plan.name())).forEach(plan -> {
                Map<String, String> all = new LinkedHashMap<>(plan.settings());
                all.putAll(given);
                topics.create(partitions, replicas, List.of(plan.name()), all);
            });
            if (schemas != null) {
                new SubjectAdmin(schemas)
                        .register(TopicPlan.contracts(options))
                        .forEach(subject -> subjects.put(subject.name(), subject));
            }
            names.forEach(name -> {
                Subject subject = subjects.get(name + "-value");
                table.row(
                        name,
                        missing.contains(name) ? "made" : there(topics, name),
                        subject == null ? "" : subject.name(),
                        subject == null ? "" : text(subject));
            });
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(table);
        out.flush();
        return 0;
    }

    /** Another number of partitions than was asked for is told: more of them would part an entity's records. */
    private String there(TopicAdmin topics, String name) {
        if (partitions == null) {
            return "there";
        }
        int found = topics.partitions(name).orElse(partitions);
        return found == partitions ? "there" : "there, of " + found + (found == 1 ? " partition" : " partitions");
    }

    private static String text(Subject subject) {
        return (subject.isNew() ? "registered as " : "there as ")
                + subject.id()
                + (subject.versions() > 1 || subject.isNew() && subject.versions() > 0
                        ? ", one of " + (subject.versions() + (subject.isNew() ? 1 : 0))
                        : "");
    }

    private static void requirePositive(String option, @Nullable Number count) {
        if (count != null && count.intValue() < 1) {
            throw Refusal.usage(option + ": expected 1 or more, found " + count);
        }
    }
}
