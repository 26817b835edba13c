package dev.heed.cli.check;

import static java.util.Objects.requireNonNull;

import dev.heed.broker.BrokerContact;
import dev.heed.emit.EmitOptions;
import dev.heed.emit.OutputTopics;
import dev.heed.ingest.IngestOptions;
import dev.heed.job.BrokerCheck;
import dev.heed.model.refusal.Refusal;
import dev.heed.models.ModelsOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** The job's topics as they are: partitions, what Kafka keeps of them and for how long, and the newest record's time. */
final class TopicsFound {
    /** A clock that is further ahead of the newest record's is told. */
    private static final Duration LITTLE = Duration.ofSeconds(5);

    private static final Duration DAY = Duration.ofDays(1);

    private final Configuration options;
    private final List<String> inputs;
    private final Map<String, Integer> partitions = new TreeMap<>();
    private final Map<String, Config> settings = new HashMap<>();
    private final long newestMillis;

    /**
     * Asks for topics that are there.
     *
     * @throws Refusal when the broker does not tell
     */
    TopicsFound(Properties client, Configuration options) {
        this.options = options;
        String updates = options.getOptional(ModelsOptions.UPDATES_TOPIC).orElse("");
        this.inputs = BrokerCheck.inputs(options).stream()
                .filter(topic -> !topic.equals(updates)) // updates of models are no readings, and kept in another way
                .toList();
        try (Admin admin = BrokerContact.admin(client)) {
            describe(admin);
            newestMillis = newest(admin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failure("interrupted while asking for the topics");
        } catch (ExecutionException e) {
            throw BrokerContact.refusal(client, e);
        }
    }

    private void describe(Admin admin) throws ExecutionException, InterruptedException {
        Collection<String> names = Stream.concat(inputs.stream(), OutputTopics.of(options).all().stream())
                .toList();
        Map<String, TopicDescription> described =
                admin.describeTopics(names).allTopicNames().get();
        described.forEach(
                (name, topic) -> partitions.put(name, topic.partitions().size()));
        List<ConfigResource> asked = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        for (Map.Entry<ConfigResource, KafkaFuture<Config>> answer :
                admin.describeConfigs(asked).values().entrySet()) {
            try {
                settings.put(answer.getKey().name(), answer.getValue().get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof org.apache.kafka.common.errors.AuthorizationException)) {
                    throw e; // of an input the job need not know the settings
                }
            }
        }
    }

    private long newest(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        inputs.forEach(topic -> {
            for (int i = 0; i < requireNonNull(partitions.get(topic)); i++) {
                asked.put(new TopicPartition(topic, i), OffsetSpec.maxTimestamp());
            }
        });
        return admin.listOffsets(asked).all().get().values().stream()
                .mapToLong(ListOffsetsResultInfo::timestamp)
                .max()
                .orElse(-1);
    }

    /** The topics and their partitions in words. */
    String partitions() {
        List<String> words = new ArrayList<>();
        partitions.forEach((name, count) -> words.add(name + " " + count));
        return "partitions: " + String.join(", ", words);
    }

    private static String count(int partitions) {
        return partitions == 1 ? "1 partition" : partitions + " partitions";
    }

    /** What it means that there are fewer partitions than subtasks that read. */
    Optional<String> idle() {
        int parallelism = options.getOptional(CoreOptions.DEFAULT_PARALLELISM)
                .orElse(Runtime.getRuntime().availableProcessors());
        return inputs.stream()
                .filter(topic -> requireNonNull(partitions.get(topic)) < parallelism)
                .findFirst()
                .map(topic -> "topic %s has %s for %d subtasks (parallelism.default): the others read nothing"
                        .formatted(topic, count(requireNonNull(partitions.get(topic))), parallelism));
    }

    /**
     * What Kafka keeps of the inputs, in words.
     *
     * @throws Refusal when a restart could miss readings
     */
    String retention() {
        List<String> words = new ArrayList<>();
        for (String topic : inputs) {
            Config config = settings.get(topic);
            if (config == null) {
                words.add(topic + " unknown (DescribeConfigs is not allowed)");
                continue;
            }
            if (config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value().contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
                throw Refusal.preflight("topic " + topic + ": expected cleanup.policy=delete, found "
                        + config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value()
                        + ", with which Kafka keeps only the last record of each machine; set it with kafka-configs");
            }
            long millis =
                    Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
            Duration least = options.get(EmitOptions.TRANSACTION_TIMEOUT).multipliedBy(2);
            if (millis >= 0 && millis < least.toMillis()) {
                throw Refusal.preflight("topic " + topic + ": expected retention.ms of at least twice"
                        + " heed.emit.transaction-timeout, " + least.toMillis() + ", found " + millis
                        + ": a job that was down could not read again what it needs; set it with kafka-configs");
            }
            words.add(topic + " " + inWords(millis));
        }
        return words.isEmpty() ? "of topics that a pattern names" : "kept for: " + String.join(", ", words);
    }

    /** What it means that readings are kept for less than a day. */
    Optional<String> briefly() {
        return inputs.stream()
                .filter(topic -> settings.containsKey(topic) && isBrief(topic))
                .findFirst()
                .map(topic -> "topic " + topic
                        + " is kept for less than a day: a job that was down for longer goes on with a gap");
    }

    private boolean isBrief(String topic) {
        long millis = Long.parseLong(requireNonNull(settings.get(topic))
                .get(TopicConfig.RETENTION_MS_CONFIG)
                .value());
        return millis >= 0 && millis < DAY.toMillis();
    }

    private static String inWords(long millis) {
        if (millis < 0) {
            return "ever";
        }
        Duration time = Duration.ofMillis(millis);
        return time.compareTo(DAY) < 0 ? time.toMinutes() + " min" : time.toHours() / 24 + " d";
    }

    /**
     * How the clocks of those who write stand to this one, in words.
     *
     * @throws Refusal when readings would be rejected as being from the future
     */
    String clock(Instant now) {
        if (newestMillis < 0) {
            return "no input record to hold this clock against";
        }
        Duration ahead = Duration.between(now, Instant.ofEpochMilli(newestMillis));
        Duration most = options.get(IngestOptions.MAX_FUTURE);
        if (ahead.compareTo(most) > 0) {
            throw Refusal.preflight("expected no input record from the future, found the newest " + ahead.toSeconds()
                    + " s ahead of this clock, more than heed.ingest.max-future, " + most.toSeconds()
                    + " s; set this machine's clock, or that of whoever writes");
        }
        if (ahead.compareTo(LITTLE) > 0) {
            return "the newest input record is " + ahead.toSeconds()
                    + " s ahead of this clock: one of the two is wrong";
        }
        return "the newest input record is of " + Instant.ofEpochMilli(newestMillis) + ", none is ahead of this clock";
    }
}
