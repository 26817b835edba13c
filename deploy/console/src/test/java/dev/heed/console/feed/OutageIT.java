package dev.heed.console.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.rig.BrokerProcess;
import dev.heed.emit.OutputTopics;
import dev.heed.wire.SingleObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that does not answer for a while, as one that is restarted. */
class OutageIT {
    private static final OutputTopics OUTPUTS = OutputTopics.of(new Configuration());

    @TempDir
    private Path directory = Path.of("");

    @Test
    void readingGoesOnWhenTheBrokerIsBack() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(directory)) {
            Properties client = new Properties();
            client.put("bootstrap.servers", broker.bootstrapServers());
            try (TopicAdmin admin = new TopicAdmin(client)) {
                admin.create(1, OUTPUTS.all());
            }
            client.put("default.api.timeout.ms", "1000");
            client.put("request.timeout.ms", "900");
            Count letters = new Count();
            Topics topics = new Topics(OUTPUTS, "alert-feedback");
            Duration look = Duration.ofMillis(200);
            try (TopicFeed feed =
                    TopicFeed.start(client, topics, new SingleObject(), new Beginning(null), letters, look)) {
                write(broker);
                await().until(() -> letters.count.get() == 1);
                broker.pause();
                assertThatThrownBy(() -> feed.ended().get(5, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
                broker.resume();
                write(broker);
                await().atMost(Duration.ofSeconds(30)).until(() -> letters.count.get() == 2);
                assertThat(feed.ended()).isNotDone();
            }
        }
    }

    private static void write(BrokerProcess broker) throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(OUTPUTS.deadLetters(), new byte[] {1}))
                    .get();
        }
    }

    /** Counts dead letters. */
    private static final class Count implements Listener {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public void scored(ScoredHop hop) {}

        @Override
        public void valued(ValuedHop hop) {}

        @Override
        public void forecast(IssuedForecast forecast) {}

        @Override
        public void deadLetter(DeadLetter letter) {
            count.incrementAndGet();
        }
    }
}
