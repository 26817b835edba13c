package dev.heed.cli.kafka;

import static java.util.Objects.requireNonNull;

import dev.heed.broker.BrokerContact;
import dev.heed.model.refusal.Refusal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at and makes a broker's topics. Where the broker does not answer or refuses, a method throws a {@link Refusal} of
 * a preflight check.
 */
public final class TopicAdmin implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 15;

    private final Properties client;
    private final Admin admin;
    private final String bootstrapServers;

    /**
     * Connects.
     *
     * @param client a client's properties, {@code bootstrap.servers} among them
     * @throws Refusal of a preflight check when the properties are wrong, or the broker does not let the client in
     */
    public TopicAdmin(Properties client) {
        BrokerContact.require(client);
        this.client = client;
        this.bootstrapServers = client.getProperty(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        this.admin = BrokerContact.admin(client);
    }

    /** Makes the topics that are not there yet, with the broker's replication, and waits until every client sees them. */
    public void create(int partitions, Collection<String> names) {
        create(partitions, names, Map.of());
    }

    /** Makes topics as the other method does, with settings such as {@code message.timestamp.type}. */
    public void create(int partitions, Collection<String> names, Map<String, String> settings) {
        create(partitions, null, names, settings);
    }

    /**
     * Makes topics as the other method does.
     *
     * @param partitions of each; null: the broker's default
     * @param replicas of each; null: the broker's default
     */
    public void create(
            @Nullable Integer partitions,
            @Nullable Short replicas,
            Collection<String> names,
            Map<String, String> settings) {
        List<NewTopic> topics = names.stream()
                .map(name -> new NewTopic(name, Optional.ofNullable(partitions), Optional.ofNullable(replicas))
                        .configs(settings))
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
            throw Refusal.preflight("%s: expected the topics %s, found no %s; make them with heed topics create"
                    .formatted(bootstrapServers, names, missing));
        }
    }

    /** How many partitions a topic has; empty where the user may not know of it. */
    public OptionalInt partitions(String name) {
        try {
            Future<TopicDescription> found = requireNonNull(
                    admin.describeTopics(List.of(name)).topicNameValues().get(name));
            return OptionalInt.of(answer(found).partitions().size());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicAuthorizationException) {
                return OptionalInt.empty();
            }
            throw refused("to know the topic " + name, e);
        }
    }

    /** The topics that are not there. One that the user may not know of may be there, and is none of them. */
    public Set<String> missing(Collection<String> names) {
        Set<String> missing = new TreeSet<>();
        admin.describeTopics(names).topicNameValues().forEach((name, description) -> {
            try {
                answer(description);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    missing.add(name);
                } else if (!(e.getCause() instanceof TopicAuthorizationException)) {
                    throw refused("to know the topic " + name, e);
                }
            }
        });
        return missing;
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
            throw BrokerContact.refusal(client, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failure("interrupted while waiting for " + bootstrapServers);
        }
    }

    private Refusal refused(String what, ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause instanceof org.apache.kafka.common.errors.TimeoutException
                ? BrokerContact.refusal(client, cause)
                : Refusal.preflight("%s: expected the broker %s, found: %s"
                                .formatted(bootstrapServers, what, cause.getMessage()))
                        .causedBy(cause);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
