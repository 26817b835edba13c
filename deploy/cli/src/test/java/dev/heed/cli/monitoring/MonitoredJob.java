package dev.heed.cli.monitoring;

import dev.heed.cli.HeedProcess;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.FreePort;
import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.emit.OutputTopics;
import dev.heed.job.Machines;
import dev.heed.job.TestModels;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.SingleObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** {@code heed run} with the metrics that {@code deploy/conf/metrics.yaml} switches on, and readings for it. */
final class MonitoredJob implements AutoCloseable {
    private static final String TOPIC = "sensor-readings";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    final int port = FreePort.next();
    private final EmbeddedKafka kafka = EmbeddedKafka.start();
    private final Path said;
    private final Process process;

    /**
     * Starts it and waits for its first outputs.
     *
     * @param directory for what it says
     * @param settings beside those of the file
     */
    MonitoredJob(Path directory, List<String> settings) throws IOException {
        said = directory.resolve("said");
        try (TopicAdmin topics = new TopicAdmin(KafkaFixture.client(kafka.bootstrapServers()))) {
            topics.create(1, List.of(TOPIC));
            topics.create(1, OutputTopics.of(new Configuration()).all());
        }
        List<String> command = HeedProcess.java(List.of(), Map.of());
        command.addAll(List.of("dev.heed.cli.Heed", "run", "--bootstrap-server", kafka.bootstrapServers()));
        command.addAll(List.of("--model", TestModels.machines().path().toString()));
        command.addAll(List.of("--config", "../conf/metrics.yaml", "-Dmetrics.reporter.prom.port=" + port));
        command.addAll(List.of(
                "-Dexecution.checkpointing.interval=500 ms",
                "-Dheed.ingest.max-bad-rate=1",
                "-Dheed.detect.faithfulness-every=1"));
        command.addAll(settings);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    /** Readings of all machines, and three bytes that are none. */
    void feed() {
        ReadingEncoder encoder = new ReadingEncoder(new SingleObject());
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                KafkaFixture.client(kafka.bootstrapServers()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int step = 0; step < Machines.STEPS; step++) {
                for (int entity = 0; entity < Machines.ENTITIES; entity++) {
                    String name = "machine-" + entity;
                    byte[] value = encoder.encode(name, Machines.micros(step), 0, null, Machines.values(entity, step));
                    producer.send(new ProducerRecord<>(TOPIC, ReadingEncoder.key(name), value));
                }
            }
            producer.send(new ProducerRecord<>(TOPIC, new byte[] {1, 2, 3}));
        }
    }

    /** What its port for Prometheus shows once the outputs were given out and a checkpoint was complete. */
    List<Series> scrape() {
        List<Series> found = new ArrayList<>();
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            found.clear();
            found.addAll(Series.of(page()));
            require(found, "flink_taskmanager_job_task_operator_steps", 1000);
            require(found, "flink_taskmanager_job_task_operator_reason_deadLetters", 1);
            require(found, "flink_jobmanager_job_numberOfCompletedCheckpoints", 2);
        });
        return found;
    }

    private void require(List<Series> series, String name, double least) throws IOException {
        if (series.stream().noneMatch(one -> one.name().equals(name) && one.value() >= least)) {
            throw new AssertionError(
                    "expected " + name + " to reach " + least + "; the job said:\n" + Files.readString(said));
        }
    }

    private String page() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        kafka.close();
    }
}
