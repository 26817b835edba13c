package dev.heed.bench;

import dev.heed.bench.variant.Variant;
import dev.heed.model.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ReadableConfig;
import picocli.CommandLine.Option;

/** What is measured, how long and how often. */
final class ScheduleOptions {
    @Option(
            names = "--window",
            paramLabel = "STEPS",
            defaultValue = "128",
            description = "Steps that per-window recomputes at each hop, and that the model named whole looks at"
                    + " (default: ${DEFAULT-VALUE}).")
    private int windowSteps;

    @Option(names = "--only", paramLabel = "NAME", split = ",", description = "Measure these variants; by default all.")
    private List<String> only = List.of();

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "How often each is measured, one after another (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "6",
            description = "Not measured, before each measurement: so long at least, and until the JIT compilers of the"
                    + " JVM have little to do, fifteen times as long at most (default: ${DEFAULT-VALUE}).")
    private double warmUp;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            defaultValue = "8",
            description = "Of each measurement (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--latency-at",
            paramLabel = "SHARE",
            split = ",",
            defaultValue = "0.25,0.5,0.8",
            description = "Shares of a variant's highest rate at which its latency is measured (default:"
                    + " ${DEFAULT-VALUE}).")
    private List<Double> latencyAt = List.of();

    @Option(
            names = "--latency-of",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "attention",
            description = "Variants whose latency is measured (default: ${DEFAULT-VALUE}).")
    private List<String> latencyOf = List.of();

    List<Variant> variants(Optional<Variant> more) {
        Variants.named("--latency-of", latencyOf, more);
        return Variants.named("--only", only, more);
    }

    boolean latencyOf(Variant variant) {
        return latencyOf.contains(variant.name());
    }

    int windowSteps() {
        return atLeast(2, windowSteps, "--window");
    }

    int rounds() {
        return atLeast(1, rounds, "--rounds");
    }

    private static int atLeast(int least, int found, String option) {
        if (found < least) {
            throw Refusal.usage("%s: expected at least %d, found %d".formatted(option, least, found));
        }
        return found;
    }

    /** The pace of a job with these options. */
    Schedule pace(ReadableConfig options) {
        long checkpointMillis =
                options.get(CheckpointingOptions.CHECKPOINTING_INTERVAL).toMillis();
        return new Schedule(warmUp, seconds, checkpointMillis, latencyAt);
    }

    @Override
    public String toString() {
        return "%d rounds of %s s after at least %s s, one variant after another".formatted(rounds, seconds, warmUp);
    }
}
