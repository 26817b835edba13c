package dev.heed.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.rig.BrokerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** When a partition is idle, with a real broker. */
class PartitionEndsIT {
    private static final Duration IDLE_TIMEOUT = Duration.ofMillis(200);

    @TempDir
    private static Path directory;

    private static BrokerProcess broker;

    private TopicPartition partition = new TopicPartition("", 0);

    @BeforeAll
    static void startBroker() throws Exception {
        broker = BrokerProcess.start(directory);
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    @BeforeEach
    void createTopic(TestInfo test) {
        partition = new TopicPartition(test.getTestMethod().orElseThrow().getName(), 0);
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(broker.bootstrapServers()))) {
            topics.create(1, List.of(partition.topic()));
        }
    }

    private static PartitionEnds ends(Runnable onChange) {
        return ends(IDLE_TIMEOUT, onChange);
    }

    private static PartitionEnds ends(Duration idleTimeout, Runnable onChange) {
        PartitionEnds ends = new PartitionEnds(KafkaFixture.client(broker.bootstrapServers()), idleTimeout, onChange);
        ends.start();
        return ends;
    }

    private void write(int records, boolean inATransaction) {
        Properties client = KafkaFixture.client(broker.bootstrapServers());
        if (inATransaction) {
            client.put("transactional.id", partition.topic());
        }
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            if (inATransaction) {
                producer.initTransactions();
                producer.beginTransaction();
            }
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(partition.topic(), 0, null, new byte[] {1}));
            }
            if (inATransaction) {
                producer.commitTransaction();
            }
        }
    }

    @Test
    void anEmptyPartitionIsIdle() throws Exception {
        try (PartitionEnds ends = ends(() -> {})) {
            PartitionEnds.Watched watched = ends.watch(partition, KafkaPartitionSplit.EARLIEST_OFFSET);
            await().until(watched::isIdle);
        }
    }

    @Test
    void aPartitionThatWasReadToItsEndIsIdleUntilARecordComes() throws Exception {
        write(3, false);
        CountDownLatch changed = new CountDownLatch(1);
        try (PartitionEnds ends = ends(changed::countDown)) {
            PartitionEnds.Watched watched = ends.watch(partition, 0);
            watched.read(2);
            assertThat(changed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(watched.isIdle()).isTrue();
            watched.read(3);
            assertThat(watched.isIdle()).isFalse();
        }
    }

    @Test
    void aPartitionWithUnreadRecordsIsNotIdle() throws Exception {
        write(3, false);
        try (PartitionEnds ends = ends(() -> {})) {
            PartitionEnds.Watched behind = ends.watch(partition, 2);
            await().during(Duration.ofSeconds(2)).until(() -> !behind.isIdle());
        }
    }

    @Test
    void theMarkerOfATransactionIsNoRecord() throws Exception {
        write(3, true);
        try (PartitionEnds ends = ends(() -> {})) {
            PartitionEnds.Watched watched = ends.watch(partition, 0);
            watched.read(2);
            await().until(watched::isIdle);
        }
    }

    @Test
    void aPartitionWhoseBrokerDoesNotAnswerIsNotIdle() throws Exception {
        try (PartitionEnds ends = ends(() -> {})) {
            PartitionEnds.Watched watched = ends.watch(partition, KafkaPartitionSplit.EARLIEST_OFFSET);
            await().until(watched::isIdle);
            broker.pause();
            try {
                await().until(() -> !watched.isIdle());
                await().during(Duration.ofSeconds(3)).until(() -> !watched.isIdle());
            } finally {
                broker.resume();
            }
            await().until(watched::isIdle);
        }
    }

    /** Producers may take a moment to write what they could not, once the broker is back. */
    @Test
    void silenceCountsOnlyWhileTheBrokerAnswers() throws Exception {
        try (PartitionEnds ends = ends(Duration.ofSeconds(6), () -> {})) {
            PartitionEnds.Watched watched = ends.watch(partition, KafkaPartitionSplit.EARLIEST_OFFSET);
            broker.pause();
            try {
                await().during(Duration.ofSeconds(7)).until(() -> !watched.isIdle());
            } finally {
                broker.resume();
            }
            await().during(Duration.ofSeconds(3)).until(() -> !watched.isIdle());
            await().until(watched::isIdle);
        }
    }
}
