package dev.heed.cli.check;

import static java.util.Objects.requireNonNull;

import dev.heed.broker.BrokerContact;
import dev.heed.model.refusal.Refusal;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;

/** How Kafka keeps the topic of models' updates. */
final class UpdatesFound {
    private UpdatesFound() {}

    /**
     * In words.
     *
     * @throws Refusal when updates would be gone after a while, or the broker does not tell
     */
    static String inWords(Properties client, String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = BrokerContact.admin(client)) {
            KafkaFuture<Config> answer = requireNonNull(
                    admin.describeConfigs(List.of(resource)).values().get(resource));
            String policy = answer.get().get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
            if (!policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
                throw Refusal.preflight(
                        "topic %s: expected cleanup.policy=compact, found %s, with which Kafka drops what models are told"
                                        .formatted(topic, policy)
                                + " after a while; set it with kafka-configs");
            }
            return "the newest of each model is kept";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failure("interrupted while asking for the topic " + topic);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return "unknown how long they are kept (DescribeConfigs is not allowed)";
            }
            throw BrokerContact.refusal(client, e);
        }
    }
}
