package dev.heed.emit;

import java.util.Properties;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

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
                .setProperty(ProducerConfig.LINGER_MS_CONFIG, "5")
                .setProperty(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(256 * 1024))
                .setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, options.get(EmitOptions.COMPRESSION))
                .setKafkaProducerConfig(client)
                .setRecordSerializer(new ToProducerRecord());
        if (delivery == DeliveryGuarantee.EXACTLY_ONCE) {
            builder.setTransactionalIdPrefix(options.get(EmitOptions.TRANSACTION_PREFIX))
                    .setProperty(
                            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                            Long.toString(
                                    options.get(EmitOptions.TRANSACTION_TIMEOUT).toMillis()));
        }
        return builder.build();
    }

    /**
     * The record as it is. Kafka's own timestamp stays the time of writing, since a topic's retention goes by it and
     * replayed data may be years old.
     */
    private static final class ToProducerRecord implements KafkaRecordSerializationSchema<Outgoing> {
        private static final long serialVersionUID = 1L;

        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                Outgoing outgoing, KafkaSinkContext context, @Nullable Long timestamp) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(outgoing.topic(), null, outgoing.key(), outgoing.value());
            outgoing.headers().forEach(header -> record.headers().add(header.key(), header.value()));
            return record;
        }
    }
}
