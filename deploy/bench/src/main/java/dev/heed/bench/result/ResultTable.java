package dev.heed.bench.result;

import dev.heed.cli.terminal.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The results for people. */
public final class ResultTable {
    private ResultTable() {}

    /** Prints rates, then latencies. */
    public static void print(List<Result> results, PrintWriter out) {
        Table rates = Table.of(
                "variant",
                "steps/s",
                "least - most",
                "values/s",
                "CPU µs/step",
                "bytes/step",
                "of pass-through",
                "attention is");
        results.forEach(one -> rates.row(
                one.name(),
                whole(one.stepsPerSecond()),
                whole(one.least()) + " - " + whole(one.most()),
                whole(one.valuesPerSecond()),
                "%.1f".formatted(one.cpuMicrosPerStep()),
                whole(one.bytesPerStep()),
                percent(one.ofPassThrough()),
                times(one.attentionIs())));
        out.print(rates);
        results.stream()
                .flatMap(one -> Optional.ofNullable(one.ofAvroSingle()).stream())
                .forEach(ratio -> out.printf(
                        "%nJSON through a mapping makes %s the steps/s of single samples in Avro%n", times(ratio)));
        results.forEach(one -> printLatencies(one, out));
        long in = results.stream().mapToLong(Result::stepsIn).sum();
        long done = results.stream().mapToLong(Result::stepsOut).sum();
        out.printf("%n%,d steps in, %,d out: %s%n", in, done, in == done ? "nothing was lost" : "NOT THE SAME");
        out.flush();
    }

    private static void printLatencies(Result result, PrintWriter out) {
        if (result.latencies().isEmpty()) {
            return;
        }
        Table table = Table.of(
                "latency of " + result.name() + ", ms",
                "steps/s",
                "p50 seen",
                "p99",
                "p99.9",
                "p50 written",
                "p99",
                "p99.9");
        result.latencies()
                .forEach(one -> table.row(
                        "  at %.0f %%".formatted(100 * one.at()),
                        whole(one.stepsPerSecond()),
                        whole(one.p50()),
                        whole(one.p99()),
                        whole(one.p999()),
                        whole(one.writtenP50()),
                        whole(one.writtenP99()),
                        whole(one.writtenP999())));
        out.printf("%n%s", table);
    }

    private static String whole(double figure) {
        return "%,.0f".formatted(figure);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "" : "%.0f %%".formatted(100 * share);
    }

    private static String times(@Nullable Double ratio) {
        return ratio == null ? "" : "%.2f x".formatted(ratio);
    }
}
