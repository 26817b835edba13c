package dev.heed.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TransactionSerializerTest {
    private static final SimpleVersionedSerializer<KafkaCommittable> FLINKS = KafkaSink.<Outgoing>builder()
            .setBootstrapServers("kafka:9092")
            .setRecordSerializer(
                    new OutgoingRecords(OutputTopics.of(new Configuration()).all()))
            .setKafkaProducerConfig(new Properties())
            .build()
            .getCommittableSerializer();

    private final TransactionSerializer serializer = new TransactionSerializer(FLINKS);
    private final KafkaCommittable transaction = new KafkaCommittable(7, (short) 3, "heed-0-1", null);

    private KafkaCommittable copy(KafkaCommittable original) throws IOException {
        return serializer.deserialize(serializer.getVersion(), serializer.serialize(original));
    }

    @Test
    void keepsTheAddress() throws IOException {
        TopicPartition partition = new TopicPartition("saliency", 2);
        KafkaCommittable copy = copy(new AddressedTransaction(transaction, partition, 1L << 40));
        assertThat(copy).isInstanceOfSatisfying(AddressedTransaction.class, addressed -> {
            assertThat(addressed.partition()).isEqualTo(partition);
            assertThat(addressed.offset()).isEqualTo(1L << 40);
            assertThat(addressed.getProducerId()).isEqualTo(7);
            assertThat(addressed.getEpoch()).isEqualTo((short) 3);
            assertThat(addressed.getTransactionalId()).isEqualTo("heed-0-1");
        });
    }

    @Test
    void keepsATransactionWithoutAddress() throws IOException {
        assertThat(copy(transaction))
                .isNotInstanceOf(AddressedTransaction.class)
                .isEqualTo(transaction);
    }

    @Test
    void readsWhatFlinkWrote() throws IOException {
        assertThat(serializer.deserialize(FLINKS.getVersion(), FLINKS.serialize(transaction)))
                .isEqualTo(transaction);
    }
}
