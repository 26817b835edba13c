package dev.heed.job;

import dev.heed.broker.BrokerContact;
import dev.heed.broker.JobAccess;
import dev.heed.broker.OpenTransaction;
import dev.heed.broker.OpenTransactions;
import dev.heed.broker.TransactionIds;
import dev.heed.detect.DetectOptions;
import dev.heed.emit.EmitOptions;
import dev.heed.emit.OutputTopics;
import dev.heed.emit.PrefixLease;
import dev.heed.ingest.IngestOptions;
import dev.heed.model.refusal.Refusal;
import dev.heed.models.ModelsOptions;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** What the broker is asked before the start, whatever the model is. */
public final class BrokerCheck {
    private BrokerCheck() {}

    /**
     * Checks that the broker lets the job in and allows what it does, and that no running job has its transaction prefix.
     *
     * @param client properties of the Kafka clients, {@code bootstrap.servers} among them
     * @throws Refusal otherwise
     */
    public static void require(Properties client, Configuration options) {
        requireAccess(client, options);
        requireFreePrefix(client, options);
    }

    /**
     * Checks that no running job has the transaction prefix.
     *
     * @throws Refusal otherwise
     */
    public static void requireFreePrefix(Properties client, Configuration options) {
        prefix(options).ifPresent(own -> PrefixLease.requireFree(client, own));
    }

    /**
     * Checks that the broker lets the job in and allows what it does.
     *
     * @throws Refusal otherwise
     */
    public static void requireAccess(Properties client, Configuration options) {
        BrokerContact.require(client);
        Optional<String> prefix = prefix(options);
        List<String> groups = Stream.concat(
                        Stream.of(options.get(IngestOptions.GROUP)), prefix.map(PrefixLease::group).stream())
                .toList();
        new JobAccess(inputs(options), OutputTopics.of(options).all(), groups, prefix).require(client);
    }

    /** The topics that are read, as far as they are named: of a pattern nobody knows which there will be. */
    public static List<String> inputs(Configuration options) {
        List<String> readings = options.getOptional(IngestOptions.TOPIC_PATTERN).isPresent()
                ? List.of()
                : options.get(IngestOptions.TOPICS);
        return Stream.of(
                        readings.stream(),
                        options.getOptional(DetectOptions.FEEDBACK_TOPIC).stream(),
                        options.getOptional(ModelsOptions.UPDATES_TOPIC).stream())
                .flatMap(names -> names)
                .toList();
    }

    /** The prefix of the job's transactions, if it writes in such. */
    private static Optional<String> prefix(Configuration options) {
        return options.get(EmitOptions.DELIVERY) == DeliveryGuarantee.EXACTLY_ONCE
                ? Optional.of(options.get(EmitOptions.TRANSACTION_PREFIX))
                : Optional.empty();
    }

    private static boolean isOf(String prefix, OpenTransaction transaction) {
        return transaction.id().orElse("").startsWith(TransactionIds.begin(prefix));
    }

    /**
     * The transactions of others that are open on the output topics; the job aborts those of its own prefix when it starts.
     *
     * @throws Refusal when the broker does not tell
     */
    public static List<OpenTransaction> openBesideOwn(Properties client, Configuration options) {
        Optional<String> own = prefix(options);
        if (own.isEmpty()) {
            return List.of(); // whoever reads repeats reads them before they are committed
        }
        try (OpenTransactions open = new OpenTransactions(client)) {
            return open.on(OutputTopics.of(options).all()).stream()
                    .filter(transaction -> !isOf(own.get(), transaction))
                    .toList();
        }
    }
}
