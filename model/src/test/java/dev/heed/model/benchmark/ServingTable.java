package dev.heed.model.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures how many windows a second are served and writes the table of deploy/measure/model.md: a file, then, each where given,
 * lists with commas of batch sizes and hops. Every figure is the fastest of its iterations over several rounds, in which
 * engines take turns: what a noisy machine disturbed the least.
 */
public final class ServingTable {
    private static final int ROUNDS = 3;
    private final List<String> engines =
            LayerBenchmark.engines().stream().map(LayerEngine::name).sorted().toList();
    private final List<String> batches;
    private final List<String> hops;
    private final Map<String, Double> micros = new HashMap<>();

    private ServingTable(List<String> batches, List<String> hops) {
        this.batches = batches;
        this.hops = hops;
    }

    /** Measures and writes. */
    public static void main(String[] arguments) throws RunnerException, IOException {
        ServingTable table = new ServingTable(
                ScoreTable.listed(arguments, 1, List.of("1", "8", "32", "128", "512")),
                ScoreTable.listed(arguments, 2, List.of("1", "8", "32", "128")));
        for (int round = 0; round < ROUNDS; round++) {
            table.measure();
        }
        Files.writeString(Path.of(arguments[0]), table.text());
    }

    private void measure() throws RunnerException {
        keep(new OptionsBuilder().include(PeakBenchmark.class.getName()));
        for (String hop : hops) {
            for (String batch : batches) {
                keep(sized(LayerBenchmark.class, hop, batch).param("engine", engines.toArray(String[]::new)));
                keep(sized(NetworkBenchmark.class, hop, batch));
            }
        }
    }

    private static ChainedOptionsBuilder sized(Class<?> benchmark, String hop, String batch) {
        return new OptionsBuilder()
                .include(benchmark.getName())
                .param("hop", hop)
                .param("batch", batch);
    }

    private void keep(ChainedOptionsBuilder options) throws RunnerException {
        for (RunResult result : new Runner(options.shouldFailOnError(true).build()).run()) {
            String key = key(
                    result.getPrimaryResult().getLabel(),
                    result.getParams().getParam("engine"),
                    result.getParams().getParam("hop"),
                    result.getParams().getParam("batch"));
            micros.merge(key, result.getPrimaryResult().getStatistics().getMin(), Math::min);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        double peak = PeakBenchmark.OPERATIONS / measured("peak", null, null, null) / 1e3;
        text.append(String.format(Locale.ROOT, "A core's matrix peak: %.0f GFLOP/s.%n%n", peak));
        List<String> head = new ArrayList<>(List.of("batch"));
        head.addAll(engines);
        head.addAll(List.of("TensorFlow to the best other", "share of the peak", "whole network"));
        ScoreTable.row(text, "hop", head.stream());
        ScoreTable.row(text, "---", head.stream().map(name -> "---"));
        for (String hop : hops) {
            batches.forEach(batch -> ScoreTable.row(text, hop, cells(hop, batch, peak)));
        }
        return text.toString();
    }

    private Stream<String> cells(String hop, String batch, double peak) {
        List<String> cells = new ArrayList<>(List.of(batch));
        engines.forEach(engine -> cells.add(rounded(windows("layer", engine, hop, batch))));
        double own = windows("layer", "TensorFlow", hop, batch);
        double best = engines.stream()
                .filter(engine -> !engine.equals("TensorFlow"))
                .mapToDouble(engine -> windows("layer", engine, hop, batch))
                .max()
                .orElse(Double.NaN);
        double operations = LocalLayer.random(1, Integer.parseInt(hop)).usefulOperations() * own;
        cells.add(String.format(Locale.ROOT, "%.2f", own / best));
        cells.add(String.format(Locale.ROOT, "%.0f %%", 100 * operations / (peak * 1e9)));
        cells.add(rounded(windows("network", null, hop, batch)));
        return cells.stream();
    }

    /** Windows a second. */
    private double windows(String benchmark, @Nullable String engine, String hop, String batch) {
        return Integer.parseInt(batch) * 1e6 / measured(benchmark, engine, hop, batch);
    }

    /** µs a call. */
    private double measured(String benchmark, @Nullable String... parameters) {
        return Objects.requireNonNull(micros.get(key(benchmark, parameters)));
    }

    private static String rounded(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String key(String benchmark, @Nullable String... parameters) {
        return benchmark + Arrays.toString(parameters);
    }
}
