package dev.heed.cli.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heed.cli.CommandLineFixture;
import dev.heed.cli.demo.pump.Channel;
import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.input.Row;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.train.PumpModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A broker, a job of {@code heed run} on it, pumps whose rows come when they are replayed, and commands. */
final class LivePumps implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final EmbeddedKafka kafka = EmbeddedKafka.start();
    private final Path directory;
    private final List<String> pumps;
    private final List<Row> rows;
    private @Nullable Thread job;
    private CompletableFuture<CommandLineFixture> ended = new CompletableFuture<>();

    /**
     * Pumps.
     *
     * @param directory for files
     * @param seconds of rows, one a second of each pump
     */
    LivePumps(Path directory, List<String> pumps, int seconds) {
        this.directory = directory;
        this.pumps = pumps;
        this.rows = PumpModel.rows(pumps, seconds);
    }

    /** Microseconds since the epoch of a second of the rows. */
    long micros(int second) {
        return rows.get(0).timeMicros() + second * 1_000_000L;
    }

    /** Runs a command on the broker. */
    CommandLineFixture heed(String... arguments) {
        Stream<String> broker = Stream.of("--bootstrap-server", kafka.bootstrapServers());
        return CommandLineFixture.heed(
                Stream.concat(Arrays.stream(arguments), broker).toArray(String[]::new));
    }

    /** Runs a command that is to succeed and says nothing on standard error; returns what it said. */
    String done(String... arguments) {
        CommandLineFixture command = heed(arguments);
        assertThat(command.err()).isEmpty();
        assertThat(command.status()).isZero();
        return command.out();
    }

    /** Lets {@code heed replay} send the rows of some seconds. */
    void replay(int from, int to) {
        Stream<String> lines = rows.stream()
                .filter(row -> row.timeMicros() >= micros(from) && row.timeMicros() < micros(to))
                .map(row -> row.timeMicros() + "," + row.entity() + "," + cells(row));
        Path file = CsvFixture.write(
                directory,
                "from-" + from + ".csv",
                Stream.concat(Stream.of("time,pump," + String.join(",", Channel.labels())), lines)
                        .toArray(String[]::new));
        done("replay", "--input", file.toString(), "--entity-column", "pump");
    }

    private static String cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (float value : row.floats()) {
            cells.add(Float.toString(value));
        }
        return String.join(",", cells);
    }

    /** Starts {@code heed run}; it runs until it is ended, or this is closed. */
    void run(String... options) {
        CompletableFuture<CommandLineFixture> end = new CompletableFuture<>();
        ended = end;
        job = new Thread(
                () -> {
                    List<String> arguments = new ArrayList<>(List.of("run"));
                    arguments.addAll(List.of(options));
                    end.complete(heed(arguments.toArray(String[]::new)));
                },
                "heed-run");
        job.start();
    }

    /** Waits until the job has made its topics. */
    void awaitTopics(String... names) {
        try (TopicAdmin admin = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            await().atMost(PATIENCE)
                    .until(() -> ended.isDone() || admin.missing(List.of(names)).isEmpty());
        }
        assertThat(ended).isNotDone();
    }

    /** Replays some seconds, and waits until all hops of theirs that are whole are committed. */
    void goOn(int from, int to, int wholeTo) {
        replay(from, to);
        long hops = (long) pumps.size() * wholeTo / PumpModel.HOP;
        await().atMost(PATIENCE).until(() -> ended.isDone() || all("saliency").size() >= hops);
        assertThat(ended).isNotDone();
    }

    /** The values of a topic of one partition that are committed. */
    List<byte[]> all(String topic) {
        return KafkaFixture.all(kafka.bootstrapServers(), topic).stream()
                .map(record -> record.value())
                .toList();
    }

    <T> List<T> all(String topic, BinaryMessageDecoder<T> decoder) {
        return all(topic).stream()
                .map(value -> {
                    try {
                        return decoder.decode(value);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    void write(String topic, byte[] key, byte[] value) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                KafkaFixture.client(kafka.bootstrapServers()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value));
        }
    }

    /** Ends the job as Ctrl-C does; returns what it said. */
    CommandLineFixture end() throws InterruptedException {
        Thread running = job;
        if (running != null) {
            running.interrupt();
            running.join();
        }
        return ended.join();
    }

    @Override
    public void close() throws InterruptedException {
        Thread running = job;
        if (running != null && running.isAlive()) {
            end();
        }
        kafka.close();
    }
}
