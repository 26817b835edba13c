package dev.heed.cli.torture;

import dev.heed.attend.AttendOptions;
import dev.heed.cli.demo.DemoModel;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.rig.BrokerProcess;
import dev.heed.cli.rig.FlinkProcesses;
import dev.heed.cli.rig.KafkaProxy;
import dev.heed.cli.run.RunningJob;
import dev.heed.emit.EmitOptions;
import dev.heed.emit.OutputTopics;
import dev.heed.ingest.IngestOptions;
import dev.heed.window.WindowOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;

/** A job on a cluster of processes, tortured for some minutes, and what came of it. */
final class Torture {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int HOUR_SECONDS = 3_600;
    private static final String EXPECTED = "expected-";

    private final Path directory;
    private final TorturePlan plan;
    private final Consumer<String> say;
    private final List<TortureReport.Strike> strikes = new ArrayList<>();
    private final Random random;

    /**
     * Does nothing yet.
     *
     * @param directory of all files
     * @param say takes what a person should read meanwhile
     */
    Torture(Path directory, TorturePlan plan, Consumer<String> say) {
        this.directory = directory;
        this.plan = plan;
        this.say = say;
        this.random = new Random(plan.seed());
    }

    /** Tortures and compares. */
    TortureReport run() throws Exception {
        say.accept("Seed " + plan.seed() + "; training a model, starting a broker and a cluster …");
        Path model = directory.resolve("model");
        DemoModel.ofPumps(model);
        Path brokerFiles = Files.createDirectory(directory.resolve("broker"));
        try (KafkaProxy proxy = KafkaProxy.open();
                BrokerProcess broker = BrokerProcess.start(brokerFiles, proxy::settings);
                FlinkProcesses flink =
                        FlinkProcesses.start(Files.createDirectory(directory.resolve("flink")), Rig.SLOTS)) {
            Configuration options = options(model);
            OutputTopics topics = OutputTopics.of(options);
            createTopics(broker, Load.PARTITIONS, List.of(Load.TOPIC));
            createTopics(broker, 1, topics.all());
            int eventSeconds = (int) (plan.duration().plus(PATIENCE).toSeconds() * plan.rate() / Load.PUMPS);
            Instant begin = Instant.now().minusSeconds(eventSeconds * 2L + HOUR_SECONDS);
            options.set(IngestOptions.BOOTSTRAP_SERVER, proxy.bootstrapServers());
            try (OutputWatch watch = new OutputWatch(broker.bootstrapServers(), topics.saliency());
                    Load load = new Load(
                            broker.bootstrapServers(),
                            begin,
                            plan.seed(),
                            eventSeconds / HOUR_SECONDS + 1,
                            plan.rate())) {
                load.start();
                Rig rig = new Rig(options, proxy, broker, flink, load);
                String standstill = torture(rig, watch);
                load.close();
                if (standstill.isEmpty()) {
                    try (Admin admin = Admin.create(client(broker.bootstrapServers()))) {
                        new Backlog(admin, "heed", Load.TOPIC, Load.PARTITIONS).awaitNone(PATIENCE);
                    }
                    rig.stop(true);
                }
                return report(load, standstill, compared(options, broker, topics, standstill));
            }
        }
    }

    private Configuration options(Path model) {
        Configuration options = new Configuration();
        options.set(AttendOptions.MODEL, model.toString());
        options.set(AttendOptions.FIXED_BATCH, true); // outputs are the same to the last bit
        options.set(AttendOptions.BATCH_SIZE, 16);
        options.set(WindowOptions.HOP, Rig.HOP);
        options.set(IngestOptions.MAX_LATENESS, Duration.ofSeconds(5));
        options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
        return options;
    }

    private static void createTopics(BrokerProcess broker, int partitions, List<String> names) {
        try (TopicAdmin admin = new TopicAdmin(client(broker.bootstrapServers()))) {
            admin.create(partitions, names);
        }
    }

    private static Properties client(String bootstrapServers) {
        Properties client = new Properties();
        client.put("bootstrap.servers", bootstrapServers);
        return client;
    }

    /** Strikes until the time is over; returns what stood still, or nothing. */
    private String torture(Rig rig, OutputWatch watch) throws Exception {
        if (watch.secondsUntilFlow(PATIENCE).isEmpty()) {
            return "no output came before the first fault; the job is " + rig.status();
        }
        long begin = System.nanoTime();
        List<Fault> queue = new ArrayList<>();
        while (strikes.size() < plan.strikes()
                && seconds(begin) < plan.duration().toSeconds()) {
            int longest = (int) plan.pause().toMillis();
            TimeUnit.MILLISECONDS.sleep(longest - random.nextInt(longest * 2 / 3));
            if (queue.isEmpty()) {
                queue.addAll(plan.faults());
                Collections.shuffle(queue, random);
            }
            Fault fault = queue.remove(0);
            double at = seconds(begin);
            try {
                fault.strike(rig, random);
            } catch (Exception e) {
                return "%s at %.0f s: %s; the job is %s".formatted(fault, at, e, rig.status());
            }
            double took = seconds(begin) - at;
            OptionalDouble output = watch.secondsUntilFlow(PATIENCE);
            strikes.add(new TortureReport.Strike(at, fault.toString(), took, output.orElse(-1)));
            say.accept("%5.0f s  %-20s took %4.1f s, outputs %.1f s later"
                    .formatted(at, fault, took, output.orElse(Double.NaN)));
            if (output.isEmpty()) {
                return "no output came for %d s after %s; the job is %s"
                        .formatted(PATIENCE.toSeconds(), fault, rig.status());
            }
        }
        return "";
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private Map<String, TortureReport.TopicCount> compared(
            Configuration options, BrokerProcess broker, OutputTopics actual, String standstill) {
        if (!standstill.isEmpty()) {
            return Map.of();
        }
        say.accept("Running the same input in peace, and comparing …");
        Configuration peace = new Configuration(options);
        peace.set(IngestOptions.BOOTSTRAP_SERVER, broker.bootstrapServers());
        peace.setString("heed.ingest.stop", "latest");
        peace.setString("heed.ingest.group", "peace");
        peace.set(EmitOptions.TRANSACTION_PREFIX, "peace");
        actual.all().forEach(topic -> peace.setString("heed.emit.topic." + topic, EXPECTED + topic));
        OutputTopics expected = OutputTopics.of(peace);
        createTopics(broker, 1, expected.all());
        try (RunningJob job = RunningJob.start(peace)) {
            job.await();
        }
        return new Comparison(broker.bootstrapServers()).compare(expected, actual);
    }

    private TortureReport report(Load load, String standstill, Map<String, TortureReport.TopicCount> topics) {
        return new TortureReport(
                plan.seed(), plan.rate(), load.readings(), load.poison(), List.copyOf(strikes), topics, standstill);
    }
}
