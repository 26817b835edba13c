package dev.heed.bench.load;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.bench.LocalBroker;
import dev.heed.model.refusal.Refusal;
import dev.heed.schemas.SensorReading;
import dev.heed.wire.SingleObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {
    private static final Properties CLIENT = LocalBroker.client();

    /** A generator on a topic of its own. */
    private static final class Sender implements AutoCloseable {
        final Load load;
        final String topic;
        final SendTimes times;
        final LoadGenerator generator;

        Sender(Load load) throws Exception {
            this.load = load;
            this.times = new SendTimes(load.entities());
            this.topic = LocalBroker.newTopic(load.partitions());
            this.generator = new LoadGenerator(load, topic, ReadingFormat.avro(), CLIENT, times);
        }

        /** Rounds as fast as it goes. */
        Sender send(int rounds) {
            generator.runOpen(times(rounds), 1e12);
            return this;
        }

        /** All that was sent, by partitions; ends the generator. */
        List<ConsumerRecord<byte[], byte[]>> records() {
            close();
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            try (var consumer = new KafkaConsumer<>(CLIENT, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                for (int partition = 0; partition < load.partitions(); partition++) {
                    TopicPartition from = new TopicPartition(topic, partition);
                    consumer.assign(List.of(from));
                    consumer.seekToBeginning(List.of(from));
                    long end = requireNonNull(consumer.endOffsets(List.of(from)).get(from));
                    while (consumer.position(from) < end) {
                        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
                    }
                }
            }
            return all;
        }

        List<SensorReading> readings(String entity) {
            return records().stream()
                    .map(LoadGeneratorTest::reading)
                    .filter(reading -> reading.getEntity().equals(entity))
                    .toList();
        }

        @Override
        public void close() {
            generator.close();
        }
    }

    /** Holds until it has been asked so often. */
    private static BooleanSupplier times(int most) {
        AtomicLong asked = new AtomicLong();
        return () -> asked.incrementAndGet() < most;
    }

    private static SensorReading reading(ConsumerRecord<byte[], byte[]> record) {
        try {
            return new SingleObject().reader(SensorReading.class).read(record.value());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static long micros(SensorReading reading) {
        return TimeUnit.SECONDS.toMicros(reading.getTime().getEpochSecond())
                + reading.getTime().getNano() / 1_000;
    }

    @Test
    void sendsABlockOfEachEntityInEachRound() throws Exception {
        try (Sender sender = new Sender(new Load(3, 2, 4, 4, 2)).send(2)) {
            assertThat(sender.generator.sentSteps()).isEqualTo(2 * 3 * 4);
            assertThat(sender.records())
                    .extracting(LoadGeneratorTest::key)
                    .containsExactlyInAnyOrder("entity-0", "entity-1", "entity-2", "entity-0", "entity-1", "entity-2");
        }
    }

    @Test
    void keepsAnEntityInItsPartition() throws Exception {
        try (Sender sender = new Sender(new Load(5, 1, 4, 4, 2)).send(2)) {
            assertThat(sender.records())
                    .hasSize(10)
                    .allSatisfy(record -> assertThat(record.partition())
                            .isEqualTo(Integer.parseInt(key(record).substring("entity-".length())) % 2));
        }
    }

    @Test
    void letsOneBlockFollowAnother() throws Exception {
        Load load = new Load(2, 3, 4, 4, 1);
        try (Sender sender = new Sender(load).send(3)) {
            List<SensorReading> readings = sender.readings("entity-1");
            assertThat(readings)
                    .extracting(LoadGeneratorTest::micros)
                    .containsExactly(load.beginMicros(), load.beginMicros() + 4_000, load.beginMicros() + 8_000);
            assertThat(readings).allSatisfy(reading -> {
                assertThat(reading.getPeriod()).isEqualTo(1_000);
                assertThat(reading.getValues()).hasSize(12);
            });
        }
    }

    @Test
    void givesSingleSamplesNoPeriod() throws Exception {
        try (Sender sender = new Sender(new Load(1, 2, 1, 1, 1)).send(1)) {
            assertThat(sender.readings("entity-0").get(0).getPeriod()).isZero();
        }
    }

    @Test
    void sendsDifferentValuesFromRoundToRoundAndEntityToEntity() throws Exception {
        try (Sender sender = new Sender(new Load(2, 1, 4, 4, 1)).send(8)) {
            assertThat(sender.records().stream()
                            .map(LoadGeneratorTest::reading)
                            .map(reading -> reading.getValues().toString())
                            .distinct())
                    .hasSize(9);
        }
    }

    @Test
    void completesAHopThatIsLongerThanABlock() throws Exception {
        try (Sender sender = new Sender(new Load(2, 1, 4, 12, 1)).send(1)) {
            assertThat(sender.generator.sentSteps()).isEqualTo(2 * 12);
            sender.send(4);
            assertThat(sender.generator.sentSteps()).isEqualTo(2 * 36);
        }
    }

    @Test
    void movesTimeOnInEveryPartitionFarBeyondTheLastStep() throws Exception {
        Load load = new Load(2, 2, 4, 4, 3);
        try (Sender sender = new Sender(load).send(2)) {
            sender.generator.moveTimeOn();
            List<ConsumerRecord<byte[], byte[]>> clocks = sender.records().stream()
                    .filter(record -> key(record).startsWith("clock-"))
                    .toList();
            assertThat(clocks).extracting(ConsumerRecord::partition).containsExactly(0, 1, 2);
            assertThat(clocks).extracting(LoadGeneratorTest::key).containsExactly("clock-0", "clock-1", "clock-2");
            assertThat(clocks).extracting(LoadGeneratorTest::reading).allSatisfy(clock -> {
                assertThat(micros(clock)).isEqualTo(load.beginMicros() + 8_000 + load.pauseMicros() / 2);
                assertThat(clock.getValues()).containsExactly(0f, 0f);
                assertThat(clock.getPeriod()).isZero();
            });
            assertThat(sender.generator.sentSteps()).isEqualTo(2 * 2 * 4);
        }
    }

    @Test
    void goesOnBehindThePauseInEventTime() throws Exception {
        Load load = new Load(1, 1, 4, 4, 1);
        try (Sender sender = new Sender(load).send(1)) {
            sender.generator.moveTimeOn();
            List<SensorReading> readings = sender.send(1).readings("entity-0");
            assertThat(micros(readings.get(1)) - micros(readings.get(0))).isEqualTo(load.pauseMicros() + 4_000);
        }
    }

    @Test
    void isDueAtEvenIntervalsAtARate() throws Exception {
        Load load = new Load(2, 1, 4, 4, 1);
        try (Sender sender = new Sender(load)) {
            sender.generator.runOpen(times(3), 4_000);
            long first = sender.times.due(0, 0);
            for (int i = 1; i < 6; i++) {
                assertThat(sender.times.due(i % 2, i / 2) - first).isEqualTo(i * 1_000_000L);
            }
            assertThat(System.nanoTime()).isGreaterThanOrEqualTo(first + 5_000_000);
        }
    }

    @Test
    void sendsNoMoreThanTheLimitAheadOfWhatCameOut() throws Exception {
        Load load = new Load(4, 1, 4, 4, 1);
        try (Sender sender = new Sender(load)) {
            InFlightLimit limit = new InFlightLimit(32, 1_000, new WriteTimes(0));
            List<Long> sentWhenAsked = new ArrayList<>();
            sender.generator.runClosed(
                    () -> sentWhenAsked.add(sender.generator.sentSteps()) && sentWhenAsked.size() < 6,
                    limit,
                    new AtomicLong());
            assertThat(sentWhenAsked.subList(0, 6)).containsExactly(16L, 32L, 32L, 32L, 32L, 32L);
        }
    }

    @Test
    void sendsOnAsStepsComeOut() throws Exception {
        Load load = new Load(4, 1, 4, 4, 1);
        try (Sender sender = new Sender(load)) {
            AtomicLong done = new AtomicLong();
            BooleanSupplier on = () -> {
                done.set(sender.generator.sentSteps());
                return done.get() < 160;
            };
            sender.generator.runClosed(on, new InFlightLimit(16, 1_000, new WriteTimes(0)), done);
            assertThat(sender.generator.sentSteps()).isEqualTo(160);
        }
    }

    @Test
    void completesTheHopAfterAClosedRun() throws Exception {
        try (Sender sender = new Sender(new Load(2, 1, 4, 16, 1))) {
            sender.generator.runClosed(() -> false, new InFlightLimit(8, 1_000, new WriteTimes(0)), new AtomicLong());
            assertThat(sender.generator.sentSteps()).isEqualTo(2 * 16);
        }
    }

    @Test
    void endsWhenItIsInterrupted() throws Exception {
        try (Sender sender = new Sender(new Load(2, 1, 4, 4, 1))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> sender.send(1)).isInstanceOf(Refusal.class).hasMessage("interrupted");
            assertThat(Thread.interrupted()).isFalse();
        }
    }
}
