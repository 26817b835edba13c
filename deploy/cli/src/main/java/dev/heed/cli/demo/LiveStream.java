package dev.heed.cli.demo;

import dev.heed.cli.input.Row;
import dev.heed.cli.replay.Replay;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Produces a scenario's live rows, and a few bad records before them, in a thread of its own. */
final class LiveStream implements AutoCloseable {
    private final Scenario scenario;
    private final Properties client;
    private final AtomicReference<@Nullable RuntimeException> failed = new AtomicReference<>();
    private final Thread thread = new Thread(this::produce, "live-stream");
    private volatile long readings;
    private volatile long newestMicros;

    private LiveStream(Scenario scenario, Properties client) {
        this.scenario = scenario;
        this.client = client;
    }

    /** Starts to produce. */
    static LiveStream start(Scenario scenario, Properties client) {
        LiveStream stream = new LiveStream(scenario, client);
        stream.thread.start();
        return stream;
    }

    private void produce() {
        try (Stream<Row> rows = scenario.live().get()) {
            BadRecords.send("bad-sensor", scenario.channels().size(), client, Demo.INPUT);
            Replay.rows(Demo.INPUT, scenario.speed())
                    .run(
                            rows.peek(row -> newestMicros = row.timeMicros()).iterator(),
                            client,
                            count -> readings = count);
        } catch (RuntimeException e) {
            failed.set(e);
        }
    }

    /**
     * Waits a while; returns whether there is more to come.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    boolean await(long millis) throws InterruptedException {
        thread.join(millis);
        RuntimeException problem = failed.get();
        if (problem != null) {
            throw problem;
        }
        return thread.isAlive();
    }

    /** Good readings so far. */
    long readings() {
        return readings;
    }

    /** Time of the newest reading, µs since the epoch. */
    long newestMicros() {
        return newestMicros;
    }

    /** Ends it early. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
