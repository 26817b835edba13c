package dev.heed.broker;

import static java.util.Objects.requireNonNull;

import dev.heed.model.refusal.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * What the job's user must be allowed on a broker with access control lists. Without it Kafka's clients would be made anew for
 * ever once the job runs.
 *
 * @param inputs topics that are read
 * @param outputs topics that are written
 * @param groups consumer groups of the job
 * @param prefix of the transactions' ids, where there are transactions
 */
public record JobAccess(List<String> inputs, List<String> outputs, List<String> groups, Optional<String> prefix) {
    private static final Set<AclOperation> READ = Set.of(AclOperation.READ);

    /**
     * Checks it by questions, and where none would tell by a transaction that is aborted. A topic that is not there yet is left
     * out.
     *
     * @param client properties of the Kafka clients, {@code bootstrap.servers} among them
     * @throws Refusal that names all that is not allowed
     */
    public void require(Properties client) {
        Map<String, Set<AclOperation>> missing;
        try (Admin admin = BrokerContact.admin(client)) {
            missing = missing(admin, client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failure("interrupted while asking " + BrokerContact.address(client));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw BrokerContact.refusal(client, e);
        }
        if (!missing.isEmpty()) {
            throw Refusal.preflight("--bootstrap-server " + BrokerContact.address(client)
                    + ": expected the job's user to be allowed " + words(missing)
                    + ", found that it is not; allow it with kafka-acls --add");
        }
    }

    private Map<String, Set<AclOperation>> missing(Admin admin, Properties client)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, Set<AclOperation>> missing = new LinkedHashMap<>();
        Set<String> there = topics(admin, missing);
        configuration(admin, missing);
        List<String> unknown = groups(admin, missing);
        if (prefix.isPresent()) {
            Optional<String> readable = inputs.stream().filter(there::contains).findFirst();
            missing.putAll(new TrialTransaction(client, prefix.get()).missing(unknown, readable));
        }
        return missing;
    }

    /** The topics that are there and may be used. */
    private Set<String> topics(Admin admin, Map<String, Set<AclOperation>> missing)
            throws ExecutionException, InterruptedException, TimeoutException {
        Set<AclOperation> write = EnumSet.of(AclOperation.WRITE, AclOperation.DESCRIBE_CONFIGS);
        if (prefix.isPresent()) {
            write.add(AclOperation.READ); // who looks for the transactions that an earlier run left open reads
        }
        Map<String, KafkaFuture<TopicDescription>> answers = admin.describeTopics(
                        Stream.concat(inputs.stream(), outputs.stream()).toList(),
                        new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        Set<String> there = new TreeSet<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : answers.entrySet()) {
            Set<AclOperation> needed = EnumSet.copyOf(inputs.contains(topic.getKey()) ? READ : write);
            try {
                Set<AclOperation> allowed =
                        BrokerContact.answer(topic.getValue()).authorizedOperations();
                needed.removeAll(told(allowed));
                there.add(topic.getKey());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    needed.clear();
                } else if (!(e.getCause() instanceof AuthorizationException)) {
                    throw e;
                }
            }
            if (!needed.isEmpty()) {
                there.remove(topic.getKey());
                missing.put("topic " + topic.getKey(), needed);
            }
        }
        return there;
    }

    private static void configuration(Admin admin, Map<String, Set<AclOperation>> missing)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            String node = BrokerContact.answer(admin.describeCluster().nodes())
                    .iterator()
                    .next()
                    .idString();
            ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node);
            BrokerContact.answer(admin.describeConfigs(List.of(broker)).all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof AuthorizationException)) {
                throw e;
            }
            missing.put("the cluster", EnumSet.of(AclOperation.DESCRIBE_CONFIGS));
        }
    }

    /** The groups that are not there yet, about which no question tells whether they may be joined. */
    private List<String> groups(Admin admin, Map<String, Set<AclOperation>> missing)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<String> unknown = new ArrayList<>();
        Map<String, KafkaFuture<ConsumerGroupDescription>> answers = admin.describeConsumerGroups(
                        groups, new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                .describedGroups();
        for (String group : groups) {
            try {
                Collection<AclOperation> allowed =
                        BrokerContact.answer(requireNonNull(answers.get(group))).authorizedOperations();
                if (!told(allowed).contains(AclOperation.READ)) {
                    missing.put("group " + group, READ);
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof GroupIdNotFoundException) {
                    unknown.add(group);
                } else if (e.getCause() instanceof AuthorizationException) {
                    missing.put("group " + group, READ);
                } else {
                    throw e;
                }
            }
        }
        return unknown;
    }

    /** What is allowed; everything where a broker does not tell, since whoever is answered may at least describe. */
    private static Collection<AclOperation> told(@Nullable Collection<AclOperation> allowed) {
        return allowed != null && allowed.contains(AclOperation.DESCRIBE) ? allowed : EnumSet.allOf(AclOperation.class);
    }

    private static String words(Map<String, Set<AclOperation>> missing) {
        return missing.entrySet().stream()
                .map(one -> one.getValue().stream().map(JobAccess::word).collect(Collectors.joining(" and ")) + " on "
                        + one.getKey())
                .collect(Collectors.joining(", "));
    }

    /** An operation as {@code kafka-acls} calls it. */
    private static String word(AclOperation operation) {
        return Stream.of(operation.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
