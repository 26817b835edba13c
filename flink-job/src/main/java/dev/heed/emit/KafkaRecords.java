package dev.heed.emit;

import dev.heed.broker.TransactionIds;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Builds the one sink of all topics from its options. */
public final class KafkaRecords {
    private KafkaRecords() {}

    /**
     * A sink to the output topics.
     *
     * @param client properties of the Kafka clients, {@code bootstrap.servers} among them
     * @param group consumer group of the input, whose offsets are told when outputs are lost
     */
    public static Sink<Outgoing> sink(ReadableConfig options, Properties client, String group) {
        DeliveryGuarantee delivery = options.get(EmitOptions.DELIVERY);
        KafkaSinkBuilder<Outgoing> builder = KafkaSink.<Outgoing>builder()
                .setDeliveryGuarantee(delivery)
                .setKafkaProducerConfig(producer(options, client))
                .setRecordSerializer(
                        new OutgoingRecords(OutputTopics.of(options).all()));
        if (delivery != DeliveryGuarantee.EXACTLY_ONCE) {
            return builder.build();
        }
        String prefix = options.get(EmitOptions.TRANSACTION_PREFIX);
        builder.setTransactionalIdPrefix(TransactionIds.begin(prefix))
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING);
        return new OutputSink(builder.build(), client, group, prefix, options.get(EmitOptions.ON_LOST_TRANSACTION));
    }

    /** The producer's properties: Heed's own, then the client's, which win, then those of the delivery. */
    public static Properties producer(ReadableConfig options, Properties client) {
        Properties properties = new Properties();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(256 * 1024));
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, options.get(EmitOptions.COMPRESSION));
        properties.putAll(client);
        if (options.get(EmitOptions.DELIVERY) == DeliveryGuarantee.EXACTLY_ONCE) {
            properties.put(
                    ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                    Long.toString(options.get(EmitOptions.TRANSACTION_TIMEOUT).toMillis()));
        }
        return properties;
    }
}
