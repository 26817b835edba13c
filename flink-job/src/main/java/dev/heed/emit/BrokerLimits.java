package dev.heed.emit;

import static java.util.Objects.requireNonNull;

import dev.heed.broker.BrokerContact;
import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What a broker takes of the job.
 *
 * @param transactionTimeout the longest that it allows
 * @param recordBytes by topic: the largest record, key and headers included, that the producer and the topic take
 */
public record BrokerLimits(Duration transactionTimeout, Map<String, Integer> recordBytes) {
    static final String MAX_TRANSACTION_TIMEOUT = "transaction.max.timeout.ms";
    private static final String MAX_MESSAGE_BYTES = "message.max.bytes";
    private static final long PATIENCE_SECONDS = 30;

    /** The largest record, key and headers included, that a topic that was asked for takes. */
    public int recordBytes(String topic) {
        return requireNonNull(recordBytes.get(topic));
    }

    /**
     * Asks a broker. A topic that is not there yet has the broker's defaults.
     *
     * @param client properties of the Kafka clients, {@code bootstrap.servers} among them
     * @throws Refusal when none answers
     */
    public static BrokerLimits ask(Properties client, List<String> topics) {
        try (Admin admin = BrokerContact.admin(client)) {
            return ask(admin, requestBytes(client), topics);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.preflight("interrupted while asking the broker for its limits");
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw refusal(client, ExceptionUtils.stripExecutionException(e)).causedBy(e);
        }
    }

    private static Refusal refusal(Properties client, Throwable problem) {
        return problem instanceof AuthorizationException
                ? Refusal.preflight("expected a Kafka broker that tells its limits, found: " + Cause.inWords(problem)
                        + "; allow the job's user DescribeConfigs on the cluster and on the output topics")
                : BrokerContact.refusal(client, problem);
    }

    /** The largest request that a producer of these properties sends. */
    private static int requestBytes(Properties client) {
        Object given = client.get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
        Object common = ProducerConfig.configDef().defaultValues().get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
        return Integer.parseInt(String.valueOf(given == null ? common : given).trim());
    }

    private static BrokerLimits ask(Admin admin, int requestBytes, List<String> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        ConfigResource broker = new ConfigResource(
                Type.BROKER,
                answer(admin.describeCluster().nodes()).iterator().next().idString());
        List<ConfigResource> asked = new ArrayList<>(List.of(broker));
        topics.forEach(topic -> asked.add(new ConfigResource(Type.TOPIC, topic)));
        Map<ConfigResource, KafkaFuture<Config>> answers =
                admin.describeConfigs(asked).values();
        Config defaults = answer(requireNonNull(answers.get(broker)));
        Map<String, Integer> bytes = new HashMap<>();
        for (ConfigResource topic : asked.subList(1, asked.size())) {
            bytes.put(topic.name(), Math.min(requestBytes, messageBytes(requireNonNull(answers.get(topic)), defaults)));
        }
        return new BrokerLimits(Duration.ofMillis(number(defaults, MAX_TRANSACTION_TIMEOUT)), bytes);
    }

    private static int messageBytes(KafkaFuture<Config> topic, Config defaults)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return (int) number(answer(topic), TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return (int) number(defaults, MAX_MESSAGE_BYTES);
            }
            throw e;
        }
    }

    private static long number(Config config, String name) {
        return Long.parseLong(config.get(name).value());
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
