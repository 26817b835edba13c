package dev.heed.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.cli.options.JobOptions;
import dev.heed.model.network.NetworkConfiguration;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed bench}. */
@Command(
        name = "bench",
        header = "Measure the whole job on this machine.",
        description =
                "Generator, Kafka, Flink, TensorFlow, Kafka and a counting consumer run in this JVM: first as fast"
                        + " as the job follows, then at a share of that for latency. Checks that no step was lost.",
        footer = {
            "",
            "Examples:",
            "  heed bench",
            "  # single samples of ten pumps, at least once",
            "  heed bench --entities 10 --channels 6 --block 1 --hop 1 \\",
            "      -Dheed.emit.delivery=at-least-once"
        })
public final class BenchCommand implements Callable<Integer> {
    @Option(names = "--entities", defaultValue = "200", description = "Machines (default: ${DEFAULT-VALUE}).")
    private int entities;

    @Option(names = "--channels", defaultValue = "8", description = "Channels of each (default: ${DEFAULT-VALUE}).")
    private int channels;

    @Option(names = "--block", defaultValue = "64", description = "Steps in a record (default: ${DEFAULT-VALUE}).")
    private int block;

    @Option(names = "--hop", defaultValue = "32", description = "Steps in an output (default: ${DEFAULT-VALUE}).")
    private int hop;

    @Option(names = "--partitions", defaultValue = "2", description = "Of every topic (default: ${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Model of as many channels and steps of 1 ms; by default a small one is trained.")
    private @Nullable Path model;

    @Option(names = "--warm-up", defaultValue = "10", description = "Seconds not measured (default: ${DEFAULT-VALUE}).")
    private double warmUp;

    @Option(names = "--seconds", defaultValue = "15", description = "Of each measurement (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--latency-at",
            defaultValue = "0.25",
            description = "Share of the highest rate at which latency is measured (default: ${DEFAULT-VALUE}).")
    private double latencyAt;

    @Option(
            names = "--ahead",
            defaultValue = "500000",
            description = "Steps that may be under way while the highest rate is measured (default: ${DEFAULT-VALUE}).")
    private long ahead;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results as JSON too.")
    private @Nullable File json;

    @Mixin
    private JobOptions job = new JobOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Load load = new Load(entities, channels, block, hop, partitions);
        Path directory = Files.createTempDirectory("heed-bench-");
        List<Measurement> results = new ArrayList<>();
        try {
            Path trained = model != null
                    ? model
                    : BenchModel.train(load, NetworkConfiguration.defaults(), directory.resolve("model"));
            Configuration options = job.configuration();
            options.setString("heed.model", trained.toString());
            options.set(dev.heed.window.WindowOptions.HOP, hop);
            results.add(new Bench(load, options, warmUp, seconds, latencyAt, ahead).run("attention"));
        } finally {
            FileUtils.deleteDirectoryQuietly(directory.toFile());
        }
        report(results);
        if (json != null) {
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json, Map.of("results", results));
        }
        return 0;
    }

    private void report(List<Measurement> results) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%d entities of %d channels, blocks of %d steps, hop %d; %s, %d cores%n",
                entities,
                channels,
                block,
                hop,
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
        out.printf(
                "%-14s %12s %12s %10s %10s %10s %12s %12s%n",
                "", "steps/s", "values/s", "p50 ms", "p99 ms", "p99.9 ms", "steps in", "steps out");
        for (Measurement one : results) {
            out.printf(
                    "%-14s %,12.0f %,12.0f %10.1f %10.1f %10.1f %,12d %,12d%n",
                    one.name(),
                    one.stepsPerSecond(),
                    one.valuesPerSecond(),
                    one.p50(),
                    one.p99(),
                    one.p999(),
                    one.stepsIn(),
                    one.stepsOut());
        }
        out.printf("latency at %.0f %% of the highest rate%n", 100 * latencyAt);
        out.flush();
    }
}
