package dev.heed.emit;

import java.util.Properties;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Builds the one sink of all topics from its options. */
public final class KafkaRecords {
    private KafkaRecords() {}

    /**
     * A sink to the topics that each record names.
     *
     * @param client properties of the Kafka clients, such as security settings
     */
    public static KafkaSink<Outgoing> sink(ReadableConfig options, String bootstrapServer, Properties client) {
        DeliveryGuarantee delivery = options.get(EmitOptions.DELIVERY);
        KafkaSinkBuilder<Outgoing> builder = KafkaSink.<Outgoing>builder()
                .setBootstrapServers(bootstrapServer)
                .setDeliveryGuarantee(delivery)
                .setKafkaProducerConfig(producer(options, client))
                .setRecordSerializer((outgoing, context, timestamp) -> record(outgoing));
        if (delivery == DeliveryGuarantee.EXACTLY_ONCE) {
            builder.setTransactionalIdPrefix(options.get(EmitOptions.TRANSACTION_PREFIX));
        }
        return builder.build();
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

    /**
     * The record as it is. Kafka's own timestamp stays the time of writing, since a topic's retention goes by it and
     * replayed data may be years old.
     */
    static ProducerRecord<byte[], byte[]> record(Outgoing outgoing) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(outgoing.topic(), null, outgoing.key(), outgoing.value());
        outgoing.headers().forEach(header -> record.headers().add(header.key(), header.value()));
        return record;
    }
}
