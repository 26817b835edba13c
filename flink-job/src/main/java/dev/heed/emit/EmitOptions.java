package dev.heed.emit;

import dev.heed.wire.Contract;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.kafka.common.record.CompressionType;

/** What can be set about writing to Kafka. */
public final class EmitOptions {
    public static final ConfigOption<List<String>> OUTPUTS = ConfigOptions.key("heed.emit.outputs")
            .stringType()
            .asList()
            .defaultValues(OutputTopics.KINDS.stream().map(Contract::topic).toArray(String[]::new))
            .withDescription("Which outputs are written, separated by ';'; the topics of the others need not be there."
                    + " Dead letters are always written, and the page needs saliency and saliency-alerts.");

    public static final ConfigOption<String> WEIGHTED_FEATURES =
            topic("weighted-features", "weighted features and context");

    public static final ConfigOption<String> SALIENCY = topic("saliency", "scores and saliency");

    public static final ConfigOption<String> FORECASTS = topic("forecasts", "forecasts");

    public static final ConfigOption<String> ALERTS = topic("saliency-alerts", "alerts");

    public static final ConfigOption<String> DEAD_LETTERS = topic("dead-letters", "records that were not taken");

    public static final ConfigOption<DeliveryGuarantee> DELIVERY = ConfigOptions.key("heed.emit.delivery")
            .enumType(DeliveryGuarantee.class)
            .defaultValue(DeliveryGuarantee.EXACTLY_ONCE)
            .withDescription("EXACTLY_ONCE (all topics in one transaction, visible at each checkpoint), AT_LEAST_ONCE"
                    + " (sooner visible, repeats after a failure) or NONE.");

    public static final ConfigOption<Duration> TRANSACTION_TIMEOUT = ConfigOptions.key("heed.emit.transaction-timeout")
            .durationType()
            .defaultValue(Duration.ofMinutes(15))
            .withDescription("How long a transaction may stay open, the job's restarts included; at most the broker's"
                    + " transaction.max.timeout.ms, and longer than a checkpoint may take.");

    public static final ConfigOption<String> TRANSACTION_PREFIX = ConfigOptions.key("heed.emit.transaction-prefix")
            .stringType()
            .defaultValue("heed")
            .withDescription(
                    "Begin of the transactions' ids, a name without '/'. Two jobs on one Kafka must not share it: the"
                            + " second one is refused while the first one runs.");

    public static final ConfigOption<OnLostTransaction> ON_LOST_TRANSACTION = ConfigOptions.key(
                    "heed.emit.on-lost-transaction")
            .enumType(OnLostTransaction.class)
            .defaultValue(OnLostTransaction.FAIL)
            .withDescription("When Kafka aborted a transaction of a complete checkpoint, because the job was down for"
                    + " longer than the timeout: FAIL (the job ends and says from where to read again) or ALARM (an error"
                    + " in the log, the counter lostTransactions, and on).");

    public static final ConfigOption<String> COMPRESSION = ConfigOptions.key("heed.emit.compression")
            .stringType()
            .defaultValue(CompressionType.NONE.name)
            .withDescription(
                    "How Kafka's producer compresses the outputs: none, lz4, zstd, snappy or gzip. Floats shrink little"
                            + " (lz4: by 15 % on noisy channels), so it pays where the network is slower than the processors.");

    public static final ConfigOption<OutputFormat> FORMAT = ConfigOptions.key("heed.emit.format")
            .enumType(OutputFormat.class)
            .defaultValue(OutputFormat.AVRO)
            .withDescription("How outputs are written: AVRO, or JSON for consumers that know no Avro (deploy/consumers"
                    + " says how it looks). Dead letters stay as they came.");

    public static final ConfigOption<Boolean> CLOUDEVENTS = ConfigOptions.key("heed.emit.cloudevents")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether alerts have headers of CloudEvents 1.0.2 (ce_id, ce_type, …, in the binary mode"
                    + " of its Kafka binding); ce_id is the same on every replay and of no two records.");

    private EmitOptions() {}

    private static ConfigOption<String> topic(String name, String what) {
        return ConfigOptions.key("heed.emit.topic." + name)
                .stringType()
                .defaultValue(name)
                .withDescription("Topic for " + what + ".");
    }
}
