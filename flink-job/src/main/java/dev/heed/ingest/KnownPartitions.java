package dev.heed.ingest;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetIdentifierProvider;
import org.apache.flink.connector.kafka.source.enumerator.subscriber.KafkaSubscriber;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions to read, which are looked up again and again, since some may be added. While the broker does not answer,
 * they are those of the last answer; Flink's own subscriber would restart the job. A topic that has been deleted ends it.
 */
final class KnownPartitions implements KafkaSubscriber, KafkaDatasetIdentifierProvider {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(KnownPartitions.class);

    /** How many answers in a row say that a topic is not there, until it counts as deleted. */
    private static final int DELETED = 3;

    private final KafkaSubscriber subscriber;
    private transient @Nullable Set<TopicPartition> known;
    private transient int unknown;
    private transient boolean isAnswered;

    /** The partitions that a subscriber finds. */
    KnownPartitions(KafkaSubscriber subscriber) {
        this.subscriber = subscriber;
    }

    @Override
    public Set<TopicPartition> getSubscribedTopicPartitions(AdminClient admin) {
        try {
            known = subscriber.getSubscribedTopicPartitions(admin);
            unknown = 0;
            isAnswered = true;
            return new HashSet<>(known); // Flink takes out of it what it knows
        } catch (RuntimeException e) {
            boolean isUnknown = ExceptionUtils.findThrowable(e, UnknownTopicOrPartitionException.class)
                    .isPresent();
            unknown = isUnknown ? unknown + 1 : 0;
            if (unknown >= DELETED) {
                throw new SuppressRestartsException(new IllegalStateException(
                        "expected the topics that are read to stay, found one deleted; make it again and start the job"
                                + " without a checkpoint, or leave it out of heed.ingest.topics",
                        e));
            }
            if (known == null) {
                throw e;
            }
            if (isAnswered) {
                LOG.warn("the topics' partitions could not be looked up; those known before are read on", e);
            }
            isAnswered = false;
            return new HashSet<>(known);
        }
    }

    @Override
    public Optional<DefaultKafkaDatasetIdentifier> getDatasetIdentifier() {
        return subscriber instanceof KafkaDatasetIdentifierProvider named
                ? named.getDatasetIdentifier()
                : Optional.empty();
    }
}
