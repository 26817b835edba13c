package dev.heed.bench.load;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.Topics;
import dev.heed.model.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class CounterTest {
    private static final Load LOAD = new Load(1, 1, 8, 8, 1);

    @Test
    void saysThatOutputsWereDeletedBeforeTheyWereCommitted() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            Properties client = new Properties();
            client.put("bootstrap.servers", kafka.bootstrapServers());
            Map<String, Object> settings =
                    Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "x");
            try (Topics topics = new Topics(client);
                    Admin admin = Admin.create(client);
                    KafkaProducer<String, byte[]> producer =
                            new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
                topics.create(1, List.of("outputs"));
                try (Counter counter = new Counter(LOAD, "outputs", client, new SendTimes(1))) {
                    producer.initTransactions();
                    producer.beginTransaction();
                    producer.send(new ProducerRecord<>("outputs", "entity-0", new byte[1]));
                    producer.commitTransaction();
                    await().until(() -> counter.steps().get() == LOAD.hop());
                    producer.beginTransaction();
                    producer.send(new ProducerRecord<>("outputs", "entity-0", new byte[1]));
                    producer.flush();

                    TopicPartition partition = new TopicPartition("outputs", 0);
                    admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(-1)))
                            .all()
                            .get();

                    assertThatThrownBy(() -> await().until(() -> {
                                counter.check();
                                return false;
                            }))
                            .isInstanceOf(Refusal.class)
                            .hasMessageContaining("deleted some before they were committed");
                }
            }
        }
    }
}
