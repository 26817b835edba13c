package dev.heed.cli.rig;

import dev.heed.cli.kafka.BrokerSettings;
import java.io.IOException;
import java.io.Writer;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.Uuid;

/** A real Kafka broker in a process of its own, which can be killed and started again on the same data. */
public final class BrokerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 100;

    private final BrokerSettings settings;
    private final Path directory;
    private ChildJvm jvm;

    private BrokerProcess(BrokerSettings settings, Path directory, ChildJvm jvm) {
        this.settings = settings;
        this.directory = directory;
        this.jvm = jvm;
    }

    /** Formats a broker under an empty directory and starts it; returns once its port is open. */
    public static BrokerProcess start(Path directory) throws IOException, InterruptedException {
        return start(directory, common -> Map.of());
    }

    /**
     * The same with other settings.
     *
     * @param more given its common properties, those that are other
     */
    public static BrokerProcess start(Path directory, UnaryOperator<Map<String, String>> more)
            throws IOException, InterruptedException {
        BrokerSettings settings = BrokerSettings.onFreePorts(directory.resolve("data"));
        Path file = directory.resolve("server.properties");
        Map<String, String> common = settings.properties();
        Properties properties = new Properties();
        properties.putAll(common);
        properties.put("broker.session.timeout.ms", "3000"); // a restarted broker waits until its old self is given up
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.putAll(more.apply(common));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        String id = Uuid.randomUuid().toString();
        int formatted = java(directory, "kafka.tools.StorageTool", "format", "-t", id, "-c", file.toString())
                .await();
        if (formatted != 0) {
            throw new IllegalStateException("the broker's storage was not formatted, see " + directory);
        }
        BrokerProcess broker = new BrokerProcess(settings, directory, broker(directory));
        broker.awaitOpen();
        return broker;
    }

    /** Waits until its port is open. */
    public void awaitOpen() throws InterruptedException {
        URI address = URI.create("kafka://" + bootstrapServers());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                new Socket(address.getHost(), address.getPort()).close();
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
        throw new IllegalStateException("the broker did not start, see " + directory);
    }

    /** What a client connects to. */
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /** Ends it as a crash does. */
    public void kill() throws InterruptedException {
        jvm.kill();
    }

    /** Ends it as an operator does, who waits for it. */
    public void shutDown() throws IOException, InterruptedException {
        jvm.signal("TERM");
        jvm.await();
    }

    /** Stops it where it is: its connections stay open and are not answered. */
    public void pause() throws IOException, InterruptedException {
        jvm.pause();
    }

    /** Lets it go on after a pause. */
    public void resume() throws IOException, InterruptedException {
        jvm.resume();
    }

    /** Starts it again on its data and ports. */
    public void restart() throws IOException {
        jvm = broker(directory);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private static ChildJvm broker(Path directory) throws IOException {
        return java(
                directory, "kafka.Kafka", directory.resolve("server.properties").toString());
    }

    private static ChildJvm java(Path directory, String main, String... arguments) throws IOException {
        return ChildJvm.start(directory, "broker", List.of("-Xmx384m"), Map.of(), main, List.of(arguments));
    }
}
