package dev.heed.cli.torture;

import dev.heed.attend.AttendOptions;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.rig.BrokerProcess;
import dev.heed.cli.rig.FlinkProcesses;
import dev.heed.cli.rig.KafkaProxy;
import dev.heed.cli.rig.ProcessUse;
import dev.heed.cli.run.RunningJob;
import dev.heed.emit.EmitOptions;
import dev.heed.emit.OutputTopics;
import dev.heed.ingest.IngestOptions;
import dev.heed.models.ModelsOptions;
import dev.heed.window.WindowOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;

/** A job of two models' names on a cluster of processes, whose models change under load, and what came of it. */
final class SwitchTorture {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LATENESS = Duration.ofSeconds(5);
    private static final int HOUR_SECONDS = 3_600;
    private static final int MOST_SECONDS = 3_600;
    private static final String EXPECTED = "expected-";
    /** Memory that the heap may grow into is taken at once, so that what grows is something else. */
    private static final List<String> JVM = List.of("-Xms512m", "-XX:+AlwaysPreTouch");

    /** A machine that is busy with the rig must not look like one that hangs; one that was killed is missed at once. */
    private static final List<String> PATIENT = List.of("-Dheartbeat.timeout=30000");

    private final Path directory;
    private final SwitchPlan plan;
    private final Consumer<String> say;
    private final Random random;
    private final List<ProcessUse> use = new ArrayList<>();

    /**
     * Does nothing yet.
     *
     * @param directory of all files
     * @param say takes what a person should read meanwhile
     */
    SwitchTorture(Path directory, SwitchPlan plan, Consumer<String> say) {
        this.directory = directory;
        this.plan = plan;
        this.say = say;
        this.random = new Random(plan.seed());
    }

    /** Changes models, and compares. */
    SwitchReport run() throws Exception {
        say.accept("Seed " + plan.seed() + "; training four models, starting a broker and a cluster …");
        TwoNames models = new TwoNames(Files.createDirectory(directory.resolve("models")));
        try (KafkaProxy proxy = KafkaProxy.open();
                BrokerProcess broker =
                        BrokerProcess.start(Files.createDirectory(directory.resolve("broker")), proxy::settings);
                FlinkProcesses flink = FlinkProcesses.start(
                        Files.createDirectory(directory.resolve("flink")), Rig.SLOTS, PATIENT, JVM)) {
            Configuration options = options(models, proxy);
            OutputTopics topics = OutputTopics.of(options);
            create(broker, Load.PARTITIONS, List.of(Load.TOPIC));
            create(broker, 1, topics.all());
            create(broker, 1, List.of(DrawnUpdates.UPDATES));
            int seconds = (int) (MOST_SECONDS * plan.speed());
            Instant begin = Instant.now().minusSeconds(seconds * 2L + HOUR_SECONDS);
            try (Load load = new Load(
                            broker.bootstrapServers(),
                            begin,
                            plan.seed(),
                            seconds / HOUR_SECONDS + 1,
                            plan.rate(),
                            plan.pumps());
                    DrawnUpdates updates = new DrawnUpdates(client(broker), models, load, plan.speed(), random)) {
                load.start();
                Rig rig = new Rig(options, proxy, broker, flink, load);
                List<LatencyWatch> latencies = List.of(
                        watch(broker, topics, "read_uncommitted", load), watch(broker, topics, "read_committed", load));
                awaitFlow(broker, topics);
                change(rig, updates, latencies);
                for (LatencyWatch watch : latencies) {
                    watch.close();
                }
                load.close();
                try (Admin admin = Admin.create(client(broker))) {
                    new Backlog(admin, "heed", Load.TOPIC, Load.PARTITIONS).awaitNone(PATIENCE);
                }
                rig.stop(true);
                return report(load, updates, latencies, broker, options);
            }
        }
    }

    private Configuration options(TwoNames models, KafkaProxy proxy) {
        Configuration options = new Configuration();
        options.set(ModelsOptions.MODELS, models.first());
        options.set(ModelsOptions.ASSIGNMENTS, models.assignments());
        options.set(ModelsOptions.UPDATES_TOPIC, DrawnUpdates.UPDATES);
        options.set(ModelsOptions.COMPARISON_INTERVAL, Duration.ofMinutes(2));
        options.set(AttendOptions.FIXED_BATCH, true); // outputs are the same to the last bit
        options.set(AttendOptions.BATCH_SIZE, 16);
        options.set(WindowOptions.HOP, Rig.HOP);
        options.set(IngestOptions.MAX_LATENESS, LATENESS);
        options.set(IngestOptions.BOOTSTRAP_SERVER, proxy.bootstrapServers());
        options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
        return options;
    }

    private static void create(BrokerProcess broker, int partitions, List<String> names) {
        try (TopicAdmin admin = new TopicAdmin(client(broker))) {
            admin.create(partitions, names);
        }
    }

    private static Properties client(BrokerProcess broker) {
        Properties client = new Properties();
        client.put("bootstrap.servers", broker.bootstrapServers());
        return client;
    }

    private static LatencyWatch watch(BrokerProcess broker, OutputTopics topics, String isolation, Load load) {
        return new LatencyWatch(
                broker.bootstrapServers(), topics.saliency(), isolation, load, LATENESS.plusSeconds(Rig.HOP));
    }

    private void awaitFlow(BrokerProcess broker, OutputTopics topics) throws InterruptedException {
        try (OutputWatch watch = new OutputWatch(broker.bootstrapServers(), topics.saliency())) {
            if (watch.secondsUntilFlow(PATIENCE).isEmpty()) {
                throw new IllegalStateException("no output came before the first change");
            }
        }
        TimeUnit.SECONDS.sleep(plan.phaseSeconds()); // what had piled up at the start is worked off
    }

    /** Changes models in every other phase. */
    private void change(Rig rig, DrawnUpdates updates, List<LatencyWatch> latencies) throws Exception {
        int done = 0;
        int killed = 0;
        while (done < plan.switches()) {
            phase(latencies, LatencyWatch.Phase.QUIET);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(plan.phaseSeconds());
            while (System.nanoTime() < end) {
                sample(rig);
            }
            phase(latencies, LatencyWatch.Phase.SWITCHING);
            end = System.nanoTime() + TimeUnit.SECONDS.toNanos(plan.phaseSeconds());
            while (System.nanoTime() < end && done < plan.switches()) {
                if (killed < plan.kills() && done * (plan.kills() + 1) >= (killed + 1) * plan.switches()) {
                    killed++;
                    say.accept("a TaskManager is killed");
                    rig.replaceTaskManager(random, false);
                }
                updates.next();
                done++;
                use.add(rig.flink().use());
            }
            say.accept(
                    "%d of %d changes; TaskManagers have %s".formatted(done, plan.switches(), use.get(use.size() - 1)));
        }
    }

    private static void phase(List<LatencyWatch> latencies, LatencyWatch.Phase phase) {
        latencies.forEach(watch -> watch.phase(phase));
    }

    private void sample(Rig rig) throws Exception {
        use.add(rig.flink().use());
        TimeUnit.SECONDS.sleep(1);
    }

    private SwitchReport report(
            Load load,
            DrawnUpdates updates,
            List<LatencyWatch> latencies,
            BrokerProcess broker,
            Configuration options) {
        OutputTopics actual = OutputTopics.of(options);
        return new SwitchReport(
                plan,
                load.readings(),
                updates.asked(),
                updates.late(),
                updates.refused(),
                new VersionCheck(client(broker), Rig.HOP, updates.served()).check(actual),
                compared(options, updates, broker, actual),
                latencies.get(0).result(),
                latencies.get(1).result(),
                List.copyOf(use));
    }

    private Map<String, TortureReport.TopicCount> compared(
            Configuration options, DrawnUpdates updates, BrokerProcess broker, OutputTopics actual) {
        say.accept("Running the same input with all changes known before, and comparing …");
        Configuration again = new Configuration(options);
        again.set(IngestOptions.BOOTSTRAP_SERVER, broker.bootstrapServers());
        again.setString("heed.ingest.stop", "latest");
        again.setString("heed.ingest.group", "again");
        again.set(EmitOptions.TRANSACTION_PREFIX, "again");
        again.set(ModelsOptions.UPDATES_TOPIC, EXPECTED + DrawnUpdates.UPDATES);
        again.set(ModelsOptions.STATUS_TOPIC, EXPECTED + DrawnUpdates.STATUS);
        again.set(ModelsOptions.COMPARISONS_TOPIC, EXPECTED + options.get(ModelsOptions.COMPARISONS_TOPIC));
        for (String topic : List.of(
                actual.weightedFeatures(),
                actual.saliency(),
                actual.forecasts(),
                actual.alerts(),
                actual.deadLetters())) {
            again.setString("heed.emit.topic." + topic, EXPECTED + topic);
        }
        OutputTopics expected = OutputTopics.of(again);
        create(broker, 1, expected.all());
        create(broker, 1, List.of(EXPECTED + DrawnUpdates.UPDATES));
        updates.writeHeld(EXPECTED + DrawnUpdates.UPDATES);
        try (RunningJob job = RunningJob.start(again)) {
            job.await();
        }
        return new Comparison(broker.bootstrapServers()).compare(expected, actual);
    }
}
