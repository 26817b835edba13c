package dev.heed.bench;

import dev.heed.bench.load.Load;
import dev.heed.bench.load.LoadGenerator;
import dev.heed.bench.load.OutputCounter;
import dev.heed.bench.load.SendTimes;
import dev.heed.bench.result.Latency;
import dev.heed.bench.result.Round;
import dev.heed.bench.variant.Setting;
import dev.heed.bench.variant.Variant;
import dev.heed.cli.flink.EmbeddedFlink;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.emit.EmitOptions;
import dev.heed.emit.OutputTopics;
import dev.heed.ingest.IngestOptions;
import dev.heed.model.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A broker in this JVM, and one run after another of variants on it, each in a Flink and on topics of its own. */
final class Bench implements AutoCloseable {
    private static final long KEPT_CYCLES = 10;

    private final Setting setting;
    private final Load load;
    private final Schedule pace;
    private final EmbeddedKafka kafka = EmbeddedKafka.start();
    private final Properties client = new Properties();
    private int runs;

    Bench(Setting setting, Load load, Schedule pace) {
        this.setting = setting;
        this.load = load;
        this.pace = pace;
        client.put("bootstrap.servers", kafka.bootstrapServers());
    }

    /** Runs a variant; its latencies are measured too where asked. */
    Round run(Variant variant, boolean withLatency) throws Exception {
        try {
            return measured(variant, withLatency);
        } catch (Refusal e) {
            throw Refusal.failure(variant.name() + ": " + e.getMessage()).causedBy(e);
        }
    }

    private Round measured(Variant variant, boolean withLatency) throws Exception {
        System.gc(); // what the variant before has left is not this one's to clear
        Load own = variant.load(load);
        Setting fresh = new Setting(named(variant.name() + "-" + ++runs), setting.model(), setting.windowSteps());
        String readings = fresh.options().get(IngestOptions.TOPICS).get(0);
        OutputTopics outputs = OutputTopics.of(fresh.options());
        try (TopicAdmin topics = new TopicAdmin(client)) {
            topics.create(own.partitions(), List.of(readings));
            topics.create(
                    own.partitions(),
                    List.of(outputs.weightedFeatures(), outputs.saliency(), outputs.forecasts()),
                    outputSettings());
            topics.create(own.partitions(), List.of(outputs.alerts(), outputs.deadLetters()));
            JobClient job = start(variant, fresh);
            SendTimes times = new SendTimes(own.entities());
            try (OutputCounter counter = new OutputCounter(own, outputs.saliency(), client, times);
                    LoadGenerator generator = new LoadGenerator(own, readings, variant.format(fresh), client, times)) {
                CompletableFuture<JobExecutionResult> end = job.getJobExecutionResult();
                Trial trial =
                        new Trial(own.leastAhead(variant.inEventTime()), pace, generator, counter, () -> check(end));
                Trial.Highest highest = trial.highest();
                List<Latency> latencies = withLatency ? trial.latencies(highest.stepsPerSecond()) : List.of();
                long in = generator.sentSteps();
                long out = counter.steps().get();
                if (in != out) {
                    throw Refusal.failure("expected %,d steps to come out, found %,d".formatted(in, out));
                }
                double bytes = outputs.all().stream()
                                .mapToDouble(EmbeddedKafka::bytesIn)
                                .sum()
                        / out;
                return new Round(highest.stepsPerSecond(), highest.cpuMicrosPerStep(), bytes, in, out, latencies);
            } finally {
                job.cancel().get();
                job.getJobExecutionResult().handle((result, cancelled) -> true).get();
                topics.delete(List.of(readings));
                topics.delete(outputs.all());
            }
        }
    }

    /**
     * Stamped when written, for the latencies, and gone soon after they were read. Outputs come to gigabytes a minute: kept,
     * they would fill a disk, and memory that a virtual machine has never used costs it several times the writing. Alerts and
     * dead letters, which are few, stay: Kafka warns when it deletes a topic whose log retention has emptied.
     */
    private Map<String, String> outputSettings() {
        return Map.of(
                "message.timestamp.type",
                "LogAppendTime",
                "retention.ms",
                Long.toString(KEPT_CYCLES * pace.cycleMillis()),
                "segment.bytes",
                Integer.toString(32 << 20));
    }

    /** The options with topics and transactions that no run had before. */
    private Configuration named(String run) {
        Configuration options = new Configuration(setting.options());
        options.set(IngestOptions.BOOTSTRAP_SERVER, kafka.bootstrapServers());
        options.set(IngestOptions.TOPICS, List.of(run + "-sensor-readings"));
        options.set(IngestOptions.GROUP, run);
        options.set(EmitOptions.TRANSACTION_PREFIX, run);
        for (var topic : List.of(
                EmitOptions.WEIGHTED_FEATURES,
                EmitOptions.SALIENCY,
                EmitOptions.FORECASTS,
                EmitOptions.ALERTS,
                EmitOptions.DEAD_LETTERS)) {
            options.set(topic, run + "-" + topic.defaultValue());
        }
        return options;
    }

    private static JobClient start(Variant variant, Setting fresh) throws Exception {
        StreamExecutionEnvironment env = EmbeddedFlink.environment(fresh.options());
        variant.job().define(env, fresh);
        return env.executeAsync("heed bench " + variant.name());
    }

    private static void check(CompletableFuture<JobExecutionResult> end) {
        if (end.isDone()) {
            Throwable problem = end.handle((result, failure) -> failure).join();
            while (problem != null && problem.getCause() != null) {
                problem = problem.getCause();
            }
            throw Refusal.failure("expected the job to run, found that it ended: " + problem);
        }
    }

    @Override
    public void close() {
        kafka.close();
    }
}
