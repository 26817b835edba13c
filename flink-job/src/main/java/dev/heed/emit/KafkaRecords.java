package dev.heed.emit;

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
        Properties producer = producer(options, client);
        OutgoingRecords records = new OutgoingRecords(OutputTopics.of(options).all());
        if (delivery != DeliveryGuarantee.EXACTLY_ONCE) {
            return builder(delivery, producer, records).build();
        }
        return new OutputSink(
                ids -> builder(delivery, producer, records)
                        .setTransactionalIdPrefix(ids)
                        .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                        .build(),
                client,
                group,
                options.get(EmitOptions.TRANSACTION_PREFIX),
                options.get(EmitOptions.ON_LOST_TRANSACTION));
    }

    private static KafkaSinkBuilder<Outgoing> builder(
            DeliveryGuarantee delivery, Properties producer, OutgoingRecords records) {
        return KafkaSink.<Outgoing>builder()
                .setDeliveryGuarantee(delivery)
                .setKafkaProducerConfig(producer)
                .setRecordSerializer(records);
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
