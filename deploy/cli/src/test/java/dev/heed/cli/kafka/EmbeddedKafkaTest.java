package dev.heed.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heed.cli.flink.ListeningSockets;
import dev.heed.model.refusal.Refusal;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EmbeddedKafkaTest {
    @Test
    void givesBackWhatATransactionCommitted() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                Topics topics = new Topics(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(2, List.of("t"));
            topics.create(2, List.of("t"));
            topics.require(List.of("t"));
            Map<String, Object> settings =
                    Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "x");
            try (KafkaProducer<String, byte[]> producer =
                    new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("t", "dropped", new byte[] {1}));
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("t", "kept", new byte[] {2}));
                producer.commitTransaction();
            }
            assertThat(KafkaFixture.read(kafka.bootstrapServers(), "t", 2, 1))
                    .extracting("key")
                    .containsExactly("kept");
        }
    }

    @Test
    void countsWhatWasWrittenToATopic() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                Topics topics = new Topics(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(1, List.of("counted", "empty"));
            Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
            try (KafkaProducer<String, byte[]> producer =
                    new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
                producer.send(new ProducerRecord<>("counted", new byte[5000]));
            }

            assertThat(EmbeddedKafka.bytesIn("counted")).isBetween(5000L, 5200L);
            assertThat(EmbeddedKafka.bytesIn("empty")).isZero();
        }
    }

    @Test
    void listensOnLoopbackAlone() throws Exception {
        assumeTrue(ListeningSockets.areKnown());
        Set<InetSocketAddress> before = ListeningSockets.ofThisProcess();
        EmbeddedKafka kafka = EmbeddedKafka.start();
        Set<InetSocketAddress> addresses = ListeningSockets.ofThisProcess();
        kafka.close();
        addresses.removeAll(before);
        assertThat(addresses).hasSize(2).allMatch(at -> at.getAddress().isLoopbackAddress());
    }

    @Test
    void leavesNothingBehind() {
        EmbeddedKafka kafka = EmbeddedKafka.start();
        assertThat(kafka.directory()).isNotEmptyDirectory();
        kafka.close();
        assertThat(kafka.directory()).doesNotExist();
    }

    @Test
    void namesTheTopicsThatAreMissing() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start();
                Topics topics = new Topics(KafkaFixture.client(kafka.bootstrapServers()))) {
            assertThatThrownBy(() -> topics.require(List.of("sensor-readings")))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("expected the topics [sensor-readings], found no [sensor-readings]");
        }
    }

    @Test
    void saysWhichAddressIsWrong() {
        assertThatThrownBy(() -> new Topics(KafkaFixture.client("nowhere.invalid:9092")).close())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--bootstrap-server nowhere.invalid:9092: expected a Kafka broker");
    }
}
