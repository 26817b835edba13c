package dev.heed.cli.kafka;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Writer;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Uuid;

/** A real Kafka broker in a process of its own, which a test can kill and start again on the same data. */
public final class BrokerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BrokerSettings settings;
    private final Path directory;
    private Process process;

    private BrokerProcess(BrokerSettings settings, Path directory, Process process) {
        this.settings = settings;
        this.directory = directory;
        this.process = process;
    }

    /** Formats a broker under an empty directory and starts it; returns once its port is open. */
    public static BrokerProcess start(Path directory) throws IOException, InterruptedException {
        BrokerSettings settings = BrokerSettings.onFreePorts(directory.resolve("data"));
        Path file = directory.resolve("server.properties");
        Properties properties = new Properties();
        properties.putAll(settings.properties());
        properties.put("broker.session.timeout.ms", "3000"); // a restarted broker waits until its old self is given up
        properties.put("broker.heartbeat.interval.ms", "500");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        String id = Uuid.randomUuid().toString();
        Process format = java(directory, "kafka.tools.StorageTool", "format", "-t", id, "-c", file.toString());
        if (!format.waitFor(60, TimeUnit.SECONDS) || format.exitValue() != 0) {
            throw new IllegalStateException("the broker's storage was not formatted, see " + directory);
        }
        BrokerProcess broker = new BrokerProcess(settings, directory, broker(directory));
        await().atMost(PATIENCE).ignoreExceptions().until(broker::isOpen);
        return broker;
    }

    private boolean isOpen() throws IOException {
        URI address = URI.create("kafka://" + bootstrapServers());
        new Socket(address.getHost(), address.getPort()).close();
        return true;
    }

    /** What a client connects to. */
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /** Ends it as a crash does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stops it where it is: its connections stay open and are not answered. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on after a pause. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("kill -" + name + " ended with " + status);
        }
    }

    /** Starts it again on its data and ports. */
    public void restart() throws IOException {
        process = broker(directory);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private static Process broker(Path directory) throws IOException {
        return java(
                directory, "kafka.Kafka", directory.resolve("server.properties").toString());
    }

    private static Process java(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("broker.log").toFile()))
                .start();
    }
}
