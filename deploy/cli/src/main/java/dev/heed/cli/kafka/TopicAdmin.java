package dev.heed.cli.kafka;

import dev.heed.model.refusal.Refusal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks at and makes a broker's topics. Where the broker does not answer or refuses, a method throws a {@link Refusal} of
 * a preflight check.
 */
public final class TopicAdmin implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 15;

    private final Admin admin;
    private final String bootstrapServers;

    /**
     * Connects lazily.
     *
     * @param client a client's properties, {@code bootstrap.servers} among them
     * @throws Refusal of a preflight check when the properties are wrong
     */
    public TopicAdmin(Properties client) {
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1_000);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1_000);
        this.bootstrapServers = properties.getProperty(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        try {
            this.admin = Admin.create(properties);
        } catch (KafkaException e) {
            throw unreachable(e.getCause() != null ? e.getCause() : e);
        }
    }

    /** Makes the topics that are not there yet, with the broker's replication, and waits until every client sees them. */
    public void create(int partitions, Collection<String> names) {
        create(partitions, names, Map.of());
    }

    /** Makes topics as the other method does, with settings such as {@code message.timestamp.type}. */
    public void create(int partitions, Collection<String> names, Map<String, String> settings) {
        List<NewTopic> topics = names.stream()
                .map(name -> new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings))
                .toList();
        for (Map.Entry<String, ? extends Future<Void>> made :
                admin.createTopics(topics).values().entrySet()) {
            try {
                answer(made.getValue());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw refused("to make topic " + made.getKey(), e);
                }
            }
        }
        awaitVisible(names);
    }

    /** A topic that was made a moment ago may be unknown to the broker's own list for some milliseconds. */
    private void awaitVisible(Collection<String> names) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (true) {
            try {
                answer(admin.describeTopics(names).allTopicNames());
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
                    throw refused("to know the topics " + names, e);
                }
            }
        }
    }

    /** Checks that topics are there; a missing one is a refusal, too. */
    public void require(Collection<String> names) {
        Set<String> missing = missing(names);
        if (!missing.isEmpty()) {
            throw Refusal.preflight("%s: expected the topics %s, found no %s; make them with kafka-topics --create"
                    .formatted(bootstrapServers, names, missing));
        }
    }

    /** The topics that are not there. */
    public Set<String> missing(Collection<String> names) {
        try {
            Set<String> missing = new TreeSet<>(names);
            missing.removeAll(answer(admin.listTopics().names()));
            return missing;
        } catch (ExecutionException e) {
            throw refused("to list its topics", e);
        }
    }

    public void delete(Collection<String> names) {
        try {
            answer(admin.deleteTopics(names).all());
        } catch (ExecutionException e) {
            throw refused("to delete the topics " + names, e);
        }
    }

    private <T> T answer(Future<T> future) throws ExecutionException {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failure("interrupted while waiting for " + bootstrapServers);
        }
    }

    private Refusal refused(String what, ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause instanceof org.apache.kafka.common.errors.TimeoutException
                ? unreachable(cause)
                : Refusal.preflight("%s: expected the broker %s, found: %s"
                                .formatted(bootstrapServers, what, cause.getMessage()))
                        .causedBy(cause);
    }

    private Refusal unreachable(Throwable cause) {
        String found = cause.getMessage() == null ? "no answer" : cause.getMessage();
        return Refusal.preflight(
                        "--bootstrap-server %s: expected a Kafka broker that answers within %d s, found: %s; is it"
                                        .formatted(bootstrapServers, TIMEOUT_SECONDS, found)
                                + " running, and are the address and --command-config right?")
                .causedBy(cause);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
