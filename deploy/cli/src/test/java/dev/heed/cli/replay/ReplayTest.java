package dev.heed.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.input.Row;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.replay.Replay.Count;
import dev.heed.model.refusal.Refusal;
import dev.heed.schemas.SensorReading;
import dev.heed.schemas.TrustedContracts;
import dev.heed.wire.SingleObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static EmbeddedKafka kafka;
    private static Properties client;

    @BeforeAll
    static void startKafka() {
        TrustedContracts.register();
        kafka = EmbeddedKafka.start();
        client = KafkaFixture.client(kafka.bootstrapServers());
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void writesEachRowAsAReadingOfItsEntity() throws IOException {
        create("rows");
        List<Row> rows = List.of(row("a", 1_000, 1, Float.NaN), row("b", 1_500, 3, 4));
        Map<String, Count> counts = new Replay("rows", List.of("x", "y"), 1, 0, 0, new SingleObject())
                .run(rows.iterator(), client, row -> {});
        assertThat(counts).containsOnly(Map.entry("a", new Count(1, 1)), Map.entry("b", new Count(1, 1)));
        List<ConsumerRecord<String, byte[]>> records = KafkaFixture.read(kafka.bootstrapServers(), "rows", 1, 2);
        assertThat(records).extracting(ConsumerRecord::key).containsExactly("a", "b");
        SensorReading first = SensorReading.getDecoder().decode(records.get(0).value());
        assertThat(first.getEntity()).isEqualTo("a");
        assertThat(first.getTime().getNano()).isEqualTo(1_000_000);
        assertThat(first.getPeriod()).isZero();
        assertThat(first.getChannels()).containsExactly("x", "y");
        assertThat(first.getValues()).containsExactly(1f, Float.NaN);
    }

    @Test
    void writesWhatAMappingReads(@TempDir Path directory) throws IOException {
        create("mapped");
        Path lines = directory.resolve("plant.jsonl");
        Files.writeString(lines, "{\"id\":\"a\",\"at\":5,\"v\":{\"x\":1}}\n{\"at\":6,\"v\":{\"x\":2}}\n");
        Path mapping = directory.resolve("plant.yaml");
        Files.writeString(
                mapping, "{format: json, entity: {field: id}, time: {field: at, unit: s}, channels: {x: v.x}}");
        CommandLineFixture replayed = CommandLineFixture.heed(
                "replay",
                "--input",
                lines.toString(),
                "--mapping",
                mapping.toString(),
                "--max-bad-cells",
                "50%",
                "--bootstrap-server",
                kafka.bootstrapServers(),
                "--topic",
                "mapped");
        assertThat(replayed.status()).as(replayed.err()).isZero();
        assertThat(replayed.out() + replayed.err()).contains("2 rows read, 1 used, 1 left out");
        ConsumerRecord<String, byte[]> only =
                KafkaFixture.read(kafka.bootstrapServers(), "mapped", 1, 1).get(0);
        SensorReading reading = SensorReading.getDecoder().decode(only.value());
        assertThat(reading.getEntity()).isEqualTo("a");
        assertThat(reading.getTime()).isEqualTo(Instant.ofEpochSecond(5));
        assertThat(reading.getChannels()).containsExactly("x");
        assertThat(reading.getValues()).containsExactly(1f);
    }

    @Test
    void writesTheRowsOfAParquetFile() {
        create("parquet");
        CommandLineFixture replayed = CommandLineFixture.heed(
                "replay",
                "--input",
                CsvFixture.parquet("millis.parquet").toString(),
                "--bootstrap-server",
                kafka.bootstrapServers(),
                "--topic",
                "parquet");
        assertThat(replayed.status()).as(replayed.err()).isZero();
        assertThat(KafkaFixture.read(kafka.bootstrapServers(), "parquet", 1, 6))
                .extracting(ConsumerRecord::key)
                .containsOnly("millis");
    }

    @Test
    void writesBlocksWithTheirPeriodAndCountsThem() throws IOException {
        create("blocks");
        List<Row> rows = IntStream.range(0, 25)
                .mapToObj(i -> row("a", 1_000 + i * 10L, i, -i))
                .toList();
        AtomicLong progress = new AtomicLong();
        Map<String, Count> counts =
                new Replay("blocks", null, 10, 10, 0, new SingleObject()).run(rows.iterator(), client, progress::set);
        assertThat(counts).containsOnly(Map.entry("a", new Count(25, 3)));
        assertThat(progress).hasValue(25);
        List<ConsumerRecord<String, byte[]>> records = KafkaFixture.read(kafka.bootstrapServers(), "blocks", 1, 3);
        SensorReading last = SensorReading.getDecoder().decode(records.get(2).value());
        assertThat(last.getPeriod()).isEqualTo(10);
        assertThat(last.getChannels()).isNull();
        assertThat(last.getValues()).startsWith(20f, -20f).hasSize(10);
    }

    @Test
    void endsEarlyOnAnInterruptAndKeepsWhatWasSent() {
        create("interrupted");
        List<Row> rows =
                IntStream.range(0, 10).mapToObj(i -> row("a", i * 10L, i)).toList();
        Map<String, Count> counts = new Replay("interrupted", null, 1, 0, 0, new SingleObject())
                .run(rows.iterator(), client, row -> {
                    if (row == 4) {
                        Thread.currentThread().interrupt();
                    }
                });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(counts).containsOnly(Map.entry("a", new Count(4, 4)));
        assertThat(KafkaFixture.read(kafka.bootstrapServers(), "interrupted", 1, 4))
                .hasSize(4);
    }

    @Test
    void saysThatARecordIsTooLarge() {
        create("large");
        List<Row> rows = IntStream.range(0, 2_000)
                .mapToObj(i -> row("a", i * 10L, new double[200]))
                .toList();
        assertThatThrownBy(() -> new Replay("large", null, 2_000, 10, 0, new SingleObject())
                        .run(rows.iterator(), client, row -> {}))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("expected to write to topic large, found:");
    }

    private static void create(String topic) {
        try (TopicAdmin topics = new TopicAdmin(client)) {
            topics.create(1, List.of(topic));
        }
    }

    private static Row row(String entity, long timeMicros, double... values) {
        return new Row(entity, timeMicros, values);
    }
}
