package dev.heed.cli.check;

import dev.heed.cli.flink.EmbeddedFlink;
import dev.heed.cli.flink.FlinkCluster;
import dev.heed.cli.flink.TaskManagerMemory;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.emit.BrokerLimits;
import dev.heed.emit.EmitCheck;
import dev.heed.emit.EmitOptions;
import dev.heed.emit.OutputTopics;
import dev.heed.job.BrokerCheck;
import dev.heed.job.HeedJob;
import dev.heed.job.JobTopics;
import dev.heed.job.MemoryNeed;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelCard;
import dev.heed.models.ModelsOptions;
import dev.heed.registry.RegistrySettings;
import dev.heed.wire.Confluent;
import dev.heed.wire.ContractTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.jspecify.annotations.Nullable;

/**
 * All that a job needs before it starts, one thing after another.
 *
 * @param inspection that tells them
 * @param client properties of the Kafka clients, {@code bootstrap.servers} among them
 * @param options of the job
 */
record StartCheck(Inspection inspection, Properties client, Configuration options) {
    /** What the embedded Flink takes for state beside the heap, unless told. */
    private static final long MANAGED_BYTES = 128L << 20;

    /**
     * What is asked of the broker, as far as it answers and lets the user in.
     *
     * @return whether it can be asked more
     */
    boolean broker() {
        if (!inspection.look("broker", () -> BrokerFound.inWords(client))) {
            inspection.skip("topics", "they are the broker's, as are rights, clocks and transactions");
            return false;
        }
        boolean there = inspection.look("topics", this::topics);
        boolean allowed = inspection.look("rights", () -> {
            BrokerCheck.requireAccess(client, options);
            return "the user may do what the job does";
        });
        if (there && allowed) {
            topicsAsTheyAre();
        }
        if (allowed) {
            inspection.look("transactions", this::transactions);
            inspection.look("prefix", this::prefix);
        }
        return there && allowed;
    }

    /** The registry, where one is given: whether it answers and has the schemas of the job's topics. */
    void registry() {
        RegistrySettings.of(options)
                .ifPresent(settings -> inspection.look("registry", () -> {
                    Confluent.lookUp(settings, JobTopics.own(options));
                    return String.join(", ", settings.urls()) + ": has the schemas of all topics";
                }));
    }

    private String topics() {
        List<String> names = new ArrayList<>(OutputTopics.of(options).all());
        names.addAll(BrokerCheck.inputs(options));
        JobTopics.models(options).stream()
                .map(ContractTopic::topic)
                .filter(topic -> !names.contains(topic))
                .forEach(names::add);
        try (TopicAdmin topics = new TopicAdmin(client)) {
            topics.require(names);
        }
        return "all are there: " + String.join(", ", names);
    }

    private void topicsAsTheyAre() {
        TopicsFound topics = new TopicsFound(client, options);
        inspection.look("partitions", topics::partitions);
        inspection.note("partitions", topics.idle());
        inspection.look("retention", topics::retention);
        inspection.note("retention", topics.briefly());
        inspection.look("clocks", () -> topics.clock(Instant.now()));
        options.getOptional(ModelsOptions.UPDATES_TOPIC)
                .ifPresent(updates -> inspection.look("updates", () -> UpdatesFound.inWords(client, updates)));
    }

    private String transactions() {
        Duration most = BrokerLimits.ask(client, OutputTopics.of(options).all()).transactionTimeout();
        List<String> problems = EmitCheck.transactions(HeedJob.withDefaults(options), most);
        if (!problems.isEmpty()) {
            throw Refusal.preflight(String.join("; ", problems));
        }
        return "of up to %d s, the broker allows %d s"
                .formatted(options.get(EmitOptions.TRANSACTION_TIMEOUT).toSeconds(), most.toSeconds());
    }

    private String prefix() {
        BrokerCheck.requireFreePrefix(client, options);
        return "no running job writes with the transaction prefix '" + options.get(EmitOptions.TRANSACTION_PREFIX)
                + "'";
    }

    /**
     * The models, and what memory they need.
     *
     * @param machines that there will be
     * @param cluster whose memory it is; null for this process
     */
    void models(long machines, @Nullable String cluster) {
        List<ModelCard> found = new ArrayList<>();
        inspection.look("model", () -> {
            HeedJob.models(options).forEach(directory -> found.add(directory.card()));
            return found.stream().map(StartCheck::inWords).collect(Collectors.joining("; "));
        });
        if (!found.isEmpty()) {
            inspection.look("memory", () -> {
                MemoryFound memory = new MemoryFound(MemoryNeed.of(found, options), machines);
                return cluster == null
                        ? memory.here(managedBytes())
                        : memory.on(TaskManagerMemory.of(FlinkCluster.at(cluster)));
            });
        }
    }

    private static String inWords(ModelCard card) {
        return "%s, version %s, %d channels, a step of %s"
                .formatted(card.name(), card.version(), card.channels().size(), card.period());
    }

    private long managedBytes() {
        return options.getOptional(TaskManagerOptions.MANAGED_MEMORY_SIZE)
                .map(size -> size.getBytes())
                .orElse(MANAGED_BYTES);
    }

    /** Whether the job can be put together of all of it: the model's channels, its largest records, its options. */
    void job() {
        if (inspection.wrong() > 0) {
            inspection.note("job", Optional.of("not looked at until what is above is mended"));
            return;
        }
        inspection.look("job", () -> {
            HeedJob.define(EmbeddedFlink.environment(HeedJob.withDefaults(options)), options);
            return "the model fits, and its largest records are taken";
        });
    }
}
