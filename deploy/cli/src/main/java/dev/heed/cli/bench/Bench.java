package dev.heed.cli.bench;

import dev.heed.cli.failure.Failure;
import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.Topics;
import dev.heed.emit.EmitOptions;
import dev.heed.job.HeedJob;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the whole job on a broker and a Flink of this JVM, and measures it: first as fast as it goes, then at a rate. */
final class Bench {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final Load load;
    private final Configuration options;
    private final double warmUpSeconds;
    private final double seconds;
    private final double latencyAt;
    private final long maxAhead;

    Bench(Load load, Configuration options, double warmUpSeconds, double seconds, double latencyAt, long maxAhead) {
        this.load = load;
        this.options = options;
        this.warmUpSeconds = warmUpSeconds;
        this.seconds = seconds;
        this.latencyAt = latencyAt;
        this.maxAhead = maxAhead;
    }

    Measurement run(String name) throws Exception {
        SendTimes times = new SendTimes(load.entities());
        String saliency = options.get(EmitOptions.SALIENCY);
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            Properties client = new Properties();
            client.put("bootstrap.servers", kafka.bootstrapServers());
            try (Topics topics = new Topics(client)) {
                topics.create(load.partitions(), List.of(Generator.TOPIC));
                topics.create(
                        load.partitions(), dev.heed.emit.Topics.of(options).all());
            }
            JobClient job = start(kafka.bootstrapServers());
            try (Counter counter = new Counter(load, saliency, client, times);
                    Generator generator = new Generator(load, client, times)) {
                return measure(name, counter, generator);
            } finally {
                job.cancel().get();
            }
        }
    }

    private JobClient start(String bootstrapServers) throws Exception {
        Configuration settings = HeedJob.withDefaults(options);
        settings.setString("heed.bootstrap-server", bootstrapServers);
        settings.setString("heed.ingest.max-lateness", "0 ms");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(settings);
        HeedJob.define(env, settings);
        return env.executeAsync("heed bench");
    }

    private Measurement measure(String name, Counter counter, Generator generator) {
        generator.runClosed(nanos(warmUpSeconds), maxAhead, counter.steps());
        long before = counter.steps().get();
        long begin = System.nanoTime();
        generator.runClosed(nanos(seconds), maxAhead, counter.steps());
        double most = (counter.steps().get() - before) * 1e9 / (System.nanoTime() - begin);
        generator.moveTimeOn();
        awaitAll(generator, counter);
        Histogram latency = new Histogram(3);
        if (most > 0) {
            counter.record(true);
            generator.runOpen(nanos(seconds), latencyAt * most);
            generator.moveTimeOn();
            awaitAll(generator, counter);
            latency = counter.latencyMicros();
        }
        return new Measurement(
                name,
                most,
                most * load.channels(),
                latencyAt,
                latency.getValueAtPercentile(50) / 1e3,
                latency.getValueAtPercentile(99) / 1e3,
                latency.getValueAtPercentile(99.9) / 1e3,
                generator.sentSteps(),
                counter.steps().get());
    }

    private void awaitAll(Generator generator, Counter counter) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        long whole = generator.rounds() * load.block() / load.hop() * load.hop() * load.entities();
        while (counter.steps().get() < whole) {
            counter.check();
            if (System.nanoTime() > end) {
                throw Failure.of("expected " + whole + " steps to come out, found "
                        + counter.steps().get() + " after two minutes; look at the log with --verbose");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }
}
