package dev.heed.cli.demo;

import dev.heed.attend.AttendOptions;
import dev.heed.cli.extension.DemoPage;
import dev.heed.cli.input.Row;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.run.RunningJob;
import dev.heed.detect.DetectOptions;
import dev.heed.emit.OutputTopics;
import dev.heed.ingest.IngestOptions;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.SaliencyAlert;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** Trains a model, starts Kafka and the job, streams a scenario through them and says what came of it. */
final class Demo {
    static final String INPUT = "sensor-readings";

    private static final String FEEDBACK = "alert-feedback";
    private static final int PARTITIONS = 2;
    private static final int LOOK_MILLIS = 500;
    private static final int DRAIN_LOOKS = 5;
    private static final int DRAIN_MILLIS = 2_000;

    private final Scenario scenario;
    private final Configuration options;
    private final Screen screen;
    private final int pagePort;
    private final AlertBook book = new AlertBook();

    /** A demo; its page listens on {@code pagePort}, 0 for any that is free. */
    Demo(Scenario scenario, Configuration options, Screen screen, int pagePort) {
        this.scenario = scenario;
        this.options = options;
        this.screen = screen;
        this.pagePort = pagePort;
    }

    /** Runs until the scenario's rows are through or the thread is interrupted; the model goes into the directory. */
    void run(Path directory) {
        screen.say("Training on normal rows of " + scenario.title() + " …");
        screen.say("  " + train(directory.resolve("model")));
        screen.say("Starting Kafka and Flink …");
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            Properties client = new Properties();
            client.put("bootstrap.servers", kafka.bootstrapServers());
            OutputTopics topics = OutputTopics.of(options);
            try (TopicAdmin made = new TopicAdmin(client)) {
                made.create(PARTITIONS, List.of(INPUT, FEEDBACK));
                made.create(PARTITIONS, topics.all());
            }
            options.set(IngestOptions.BOOTSTRAP_SERVER, kafka.bootstrapServers());
            options.set(AttendOptions.MODEL, directory.resolve("model").toString());
            options.set(DetectOptions.FEEDBACK_TOPIC, FEEDBACK);
            try (TopicWatch watch = TopicWatch.start(client, topics, this::alert);
                    RunningJob job = RunningJob.start(options);
                    DemoPage.Open page = page(client)) {
                if (page != null) {
                    screen.say("The page is at " + page.address() + ": look at it in a browser.");
                }
                screen.say("Kafka listens on " + kafka.bootstrapServers() + "; streaming. Ctrl-C ends it.");
                stream(client, watch, topics, job);
            }
        }
    }

    /** The page, where a module brings one. */
    private DemoPage.@Nullable Open page(Properties client) {
        return ServiceLoader.load(DemoPage.class)
                .findFirst()
                .map(page -> page.open(client, options, pagePort))
                .orElse(null);
    }

    private String train(Path model) {
        try (Stream<Row> rows = scenario.training().get()) {
            return DemoModel.of(rows, scenario.channels(), scenario.units(), scenario.period(), model);
        }
    }

    private void alert(SaliencyAlert alert) {
        book.add(alert);
        if (alert.getState() == AlertState.OPEN) {
            screen.alert(alert);
        }
    }

    private void stream(Properties client, TopicWatch watch, OutputTopics topics, RunningJob job) {
        long begin = System.nanoTime();
        boolean interrupted = false;
        try (LiveStream stream = LiveStream.start(scenario, client)) {
            try {
                while (stream.await(LOOK_MILLIS) && job.isRunning()) {
                    status(stream, watch, topics, begin);
                }
                if (!job.isRunning()) {
                    job.await();
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
            stream.close();
            drain(watch, topics);
            report(stream, watch, topics, (System.nanoTime() - begin) / 1e9);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void status(LiveStream stream, TopicWatch watch, OutputTopics topics, long begin) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        screen.status("%3.0f s  %,d readings (%,.0f/s)  %,d steps attended  %d alerts, %d open"
                .formatted(
                        seconds,
                        stream.readings(),
                        stream.readings() / seconds,
                        watch.count(topics.saliency()) * DemoModel.HOP,
                        book.size(),
                        book.open()));
    }

    /** Waits until nothing more is committed. */
    private static void drain(TopicWatch watch, OutputTopics topics) {
        try {
            long before = -1;
            for (int look = 0; look < DRAIN_LOOKS && watch.count(topics.saliency()) != before; look++) {
                before = watch.count(topics.saliency());
                TimeUnit.MILLISECONDS.sleep(DRAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(LiveStream stream, TopicWatch watch, OutputTopics topics, double seconds) {
        ClosingReport report = new ClosingReport(screen);
        report.records(watch, topics, stream.readings(), DemoModel.HOP, seconds);
        List<InjectedFault> reached = scenario.injected().stream()
                .filter(fault -> fault.startMicros() <= stream.newestMicros())
                .toList();
        report.faults(reached, book);
    }
}
