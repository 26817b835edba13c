package dev.heed.broker;

import dev.heed.model.refusal.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A transaction of a name of its own under the job's prefix, which is always aborted. Kafka has no question that tells whether
 * a user may write to a transactional id, or join a group that is not there yet; in a transaction it says so.
 */
final class TrialTransaction {
    private static final String PATIENCE_MILLIS = "15000";

    private final Properties producer;
    private final String prefix;

    TrialTransaction(Properties client, String prefix) {
        this.prefix = prefix;
        this.producer = BrokerContact.beforeStart(client);
        producer.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TransactionIds.begin(prefix) + "before-start");
        producer.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, PATIENCE_MILLIS);
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    }

    /**
     * What is not allowed, by resource.
     *
     * @param groups that are not there yet
     * @param readable an input topic that may be read, without which the groups cannot be tried
     */
    Map<String, Set<AclOperation>> missing(List<String> groups, Optional<String> readable) {
        Map<String, Set<AclOperation>> missing = new LinkedHashMap<>();
        try (Producer<byte[], byte[]> trial =
                new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer())) {
            trial.initTransactions();
            for (String group : readable.isPresent() ? groups : List.<String>of()) {
                if (!mayJoin(trial, group, new TopicPartition(readable.get(), 0))) {
                    missing.put("group " + group, Set.of(AclOperation.READ));
                }
            }
        } catch (TransactionalIdAuthorizationException e) {
            missing.put("transactional ids that begin with " + prefix, Set.of(AclOperation.WRITE));
        } catch (TimeoutException e) {
            throw Refusal.preflight("--bootstrap-server " + producer.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG)
                            + ": expected a transaction to begin, found no answer in " + PATIENCE_MILLIS
                            + " ms; are there as many brokers as its transaction.state.log.replication.factor?")
                    .causedBy(e);
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            return missing; // another check of this prefix runs at the same time, and may write to it
        }
        return missing;
    }

    /** Whether offsets may be sent to a group; they are gone with the transaction. */
    private static boolean mayJoin(Producer<byte[], byte[]> trial, String group, TopicPartition partition) {
        trial.beginTransaction();
        try {
            trial.sendOffsetsToTransaction(
                    Map.of(partition, new OffsetAndMetadata(0)), new ConsumerGroupMetadata(group));
            return true;
        } catch (GroupAuthorizationException e) {
            return false;
        } finally {
            trial.abortTransaction();
        }
    }
}
