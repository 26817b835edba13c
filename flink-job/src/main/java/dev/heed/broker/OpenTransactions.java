package dev.heed.broker;

import static java.util.Objects.requireNonNull;

import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;

/** Finds and aborts the transactions that are open on topics. */
public final class OpenTransactions implements AutoCloseable {
    private final Properties client;
    private final Admin admin;

    /**
     * Connects lazily.
     *
     * @param client properties of the Kafka clients, {@code bootstrap.servers} among them
     */
    public OpenTransactions(Properties client) {
        this.client = client;
        this.admin = BrokerContact.admin(client);
    }

    /** A question to the broker that may go wrong. */
    @FunctionalInterface
    private interface Question<T> {
        T answer() throws ExecutionException, InterruptedException, TimeoutException;
    }

    private <T> T ask(Question<T> question) {
        try {
            return question.answer();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failure("interrupted while asking " + BrokerContact.address(client));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            if (ExceptionUtils.stripExecutionException(e) instanceof AuthorizationException) {
                throw Refusal.preflight(
                                "expected to see and end what is open on the output topics, found: "
                                        + Cause.inWords(e)
                                        + "; allow this user Read on the topics, and Write on the transactional ids to end them")
                        .causedBy(e);
            }
            throw BrokerContact.refusal(client, e);
        }
    }

    /**
     * The open transactions on topics, those that hold back most first. Topics that are not there are left out.
     *
     * @throws Refusal when the broker does not tell
     */
    public List<OpenTransaction> on(Collection<String> topics) {
        return ask(() -> {
            Map<Long, Writer> writers = writers(partitions(topics));
            Map<Long, OpenTransaction.Name> names = names(writers.keySet());
            return writers.values().stream()
                    .map(writer -> writer.transaction(Optional.ofNullable(names.get(writer.producerId))))
                    .sorted((a, b) -> Long.compare(b.heldBack(), a.heldBack()))
                    .toList();
        });
    }

    /** Where a producer has an open transaction, as the partitions' leaders tell. */
    private static final class Writer {
        private final long producerId;
        private final Set<String> topics = new TreeSet<>();
        private long heldBack;

        private Writer(long producerId) {
            this.producerId = producerId;
        }

        private void add(String topic, long records) {
            topics.add(topic);
            heldBack += records;
        }

        private OpenTransaction transaction(Optional<OpenTransaction.Name> name) {
            return new OpenTransaction(producerId, name, String.join(", ", topics), heldBack);
        }
    }

    private Map<Long, Writer> writers(List<TopicPartition> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        var states = BrokerContact.answer(admin.describeProducers(partitions).all());
        Map<TopicPartition, ListOffsetsResultInfo> ends = BrokerContact.answer(admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(at -> at, at -> OffsetSpec.latest())))
                .all());
        Map<Long, Writer> writers = new TreeMap<>();
        for (TopicPartition partition : partitions) {
            long end = requireNonNull(ends.get(partition)).offset();
            for (ProducerState state : requireNonNull(states.get(partition)).activeProducers()) {
                if (state.currentTransactionStartOffset().isPresent()) {
                    long records = end - state.currentTransactionStartOffset().getAsLong();
                    writers.computeIfAbsent(state.producerId(), Writer::new).add(partition.topic(), records);
                }
            }
        }
        return writers;
    }

    private List<TopicPartition> partitions(Collection<String> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<String> there = new ArrayList<>(topics);
        there.retainAll(BrokerContact.answer(admin.listTopics().names()));
        return BrokerContact.answer(admin.describeTopics(there).allTopicNames()).values().stream()
                .flatMap(topic -> IntStream.range(0, topic.partitions().size())
                        .mapToObj(number -> new TopicPartition(topic.name(), number)))
                .toList();
    }

    private Map<Long, OpenTransaction.Name> names(Set<Long> producers)
            throws ExecutionException, InterruptedException, TimeoutException {
        if (producers.isEmpty()) {
            return Map.of(); // no filter would be every transaction of the cluster
        }
        List<String> ids = BrokerContact.answer(
                        admin.listTransactions(new ListTransactionsOptions().filterProducerIds(producers))
                                .all())
                .stream()
                .map(TransactionListing::transactionalId)
                .toList();
        Map<String, TransactionDescription> described =
                BrokerContact.answer(admin.describeTransactions(ids).all());
        return described.entrySet().stream()
                .collect(Collectors.toMap(
                        one -> one.getValue().producerId(),
                        one -> new OpenTransaction.Name(
                                one.getKey(), one.getValue().state(), age(one.getValue()))));
    }

    private static Duration age(TransactionDescription transaction) {
        long now = System.currentTimeMillis();
        return Duration.ofMillis(
                Math.max(0, now - transaction.transactionStartTimeMs().orElse(now)));
    }

    /**
     * Aborts transactions: their producers, if any live, can no longer write.
     *
     * @throws Refusal when the broker does not let it
     */
    public void abort(Collection<String> ids) {
        ask(() -> BrokerContact.answer(admin.fenceProducers(ids).all()));
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
