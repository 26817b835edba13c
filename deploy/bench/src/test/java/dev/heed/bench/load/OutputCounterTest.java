package dev.heed.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.heed.bench.LocalBroker;
import dev.heed.model.refusal.Refusal;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class OutputCounterTest {
    private static final Load LOAD = new Load(1, 1, 8, 8, 1);
    private static final Properties CLIENT = LocalBroker.client();

    private String topic = "";

    private void create(int partitions) throws Exception {
        topic = LocalBroker.newTopic(partitions);
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(CLIENT, new StringSerializer(), new ByteArraySerializer());
    }

    private KafkaProducer<String, byte[]> transactional() {
        Properties settings = LocalBroker.client();
        settings.put("transactional.id", topic);
        KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        return producer;
    }

    private ProducerRecord<String, byte[]> output(String entity) {
        return new ProducerRecord<>(topic, entity, new byte[1]);
    }

    private static void awaitSteps(OutputCounter counter, long steps) {
        await().until(() -> {
            counter.check();
            return counter.steps().get() == steps;
        });
    }

    @Test
    void countsTheStepsOfEachHopInAllPartitions() throws Exception {
        Load load = new Load(9, 1, 8, 4, 3);
        create(3);
        try (OutputCounter counter = new OutputCounter(load, topic, CLIENT, new SendTimes(9));
                var producer = producer()) {
            for (int i = 0; i < 18; i++) {
                producer.send(output("entity-" + i % 9));
            }
            awaitSteps(counter, 18 * 4);
        }
    }

    @Test
    void leavesOutWhatIsOfNoEntity() throws Exception {
        create(1);
        try (OutputCounter counter = new OutputCounter(LOAD, topic, CLIENT, new SendTimes(1));
                var producer = producer()) {
            producer.send(output("clock-0"));
            producer.send(output("entity-0"));
            awaitSteps(counter, 8);
        }
    }

    @Test
    void countsWhatIsCommittedAlone() throws Exception {
        create(1);
        try (OutputCounter counter = new OutputCounter(LOAD, topic, CLIENT, new SendTimes(1))) {
            try (var producer = transactional()) {
                producer.send(output("entity-0"));
                producer.flush();
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(output("entity-0"));
                producer.send(output("entity-0"));
                producer.commitTransaction();
            }
            awaitSteps(counter, 16);
        }
    }

    @Test
    void knowsWhenStepsWereWritten() throws Exception {
        create(1);
        long begin = System.currentTimeMillis();
        try (OutputCounter counter = new OutputCounter(LOAD, topic, CLIENT, new SendTimes(1));
                var producer = producer()) {
            producer.send(output("entity-0")).get();
            awaitSteps(counter, 8);
            assertThat(counter.written().perSecond(begin, begin + 100_000)).isEqualTo(8 / 100.);
            assertThat(counter.written().most(1, 1_000)).isEqualTo(8);
        }
    }

    @Test
    void measuresFromTheBlockInWhichAHopEnds() throws Exception {
        Load load = new Load(1, 1, 4, 8, 1);
        create(1);
        SendTimes times = new SendTimes(1);
        try (OutputCounter counter = new OutputCounter(load, topic, CLIENT, times);
                var producer = producer()) {
            LatencyHistograms latencies = LatencyHistograms.none();
            counter.recordTo(latencies);
            long now = System.nanoTime();
            times.sent(0, 0, now - TimeUnit.SECONDS.toNanos(500));
            times.sent(0, 1, now - TimeUnit.SECONDS.toNanos(100));
            producer.send(output("entity-0"));
            awaitSteps(counter, 8);
            assertThat(latencies.seen().getTotalCount()).isEqualTo(1);
            assertThat(latencies.seen().getMaxValue()).isBetween(100_000_000L, 160_000_000L);
            assertThat(latencies.written().getMaxValue()).isBetween(99_000_000L, 160_000_000L);
        }
    }

    @Test
    void recordsNothingBeforeAndAfterAMeasurement() throws Exception {
        create(1);
        SendTimes times = new SendTimes(1);
        try (OutputCounter counter = new OutputCounter(LOAD, topic, CLIENT, times);
                var producer = producer()) {
            LatencyHistograms latencies = LatencyHistograms.none();
            for (int hop = 0; hop < 3; hop++) {
                times.sent(0, hop, System.nanoTime());
                counter.recordTo(hop == 1 ? latencies : null);
                producer.send(output("entity-0"));
                awaitSteps(counter, 8L * (hop + 1));
            }
            assertThat(latencies.seen().getTotalCount()).isEqualTo(1);
        }
    }

    @Test
    void saysThatALatencyIsForgotten() throws Exception {
        Load many = new Load(1 << 18, 1, 8, 8, 1);
        create(1);
        SendTimes times = new SendTimes(many.entities());
        for (int round = 0; round < 17; round++) {
            times.sent(0, round, 0);
        }
        try (OutputCounter counter = new OutputCounter(many, topic, CLIENT, times);
                var producer = producer()) {
            counter.recordTo(LatencyHistograms.none());
            producer.send(output("entity-0"));
            assertThatThrownBy(() -> awaitSteps(counter, 8))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("measure latency at a lower rate");
        }
    }

    @Test
    void saysThatOutputsWereDeletedBeforeTheyWereCommitted() throws Exception {
        create(1);
        try (OutputCounter counter = new OutputCounter(LOAD, topic, CLIENT, new SendTimes(1));
                Admin admin = Admin.create(CLIENT);
                var producer = transactional()) {
            producer.send(output("entity-0"));
            producer.commitTransaction();
            awaitSteps(counter, LOAD.hop());
            producer.beginTransaction();
            producer.send(output("entity-0"));
            producer.flush();

            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(-1)))
                    .all()
                    .get();

            assertThatThrownBy(() -> awaitSteps(counter, 2L * LOAD.hop()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("deleted some before they were committed");
        }
    }
}
