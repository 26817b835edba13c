package dev.heed.bench.result;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results for people. */
public final class ResultTable {
    private final PrintWriter out;

    /** A table that is printed there. */
    public ResultTable(PrintWriter out) {
        this.out = out;
    }

    /** Prints rates, then latencies. */
    public void print(List<Result> results) {
        out.printf("%-16s %11s %21s %12s %9s %9s %10s %10s%n", "", "", "", "", "CPU", "bytes", "of pass-", "attention");
        out.printf(
                "%-16s %11s %21s %12s %9s %9s %10s %10s%n",
                "", "steps/s", "least - most", "values/s", "µs/step", "out/step", "through", "is");
        for (Result one : results) {
            out.printf(
                    "%-16s %,11.0f %21s %,12.0f %9.1f %9.0f %10s %10s%n",
                    one.name(),
                    one.stepsPerSecond(),
                    "%,.0f - %,.0f".formatted(one.least(), one.most()),
                    one.valuesPerSecond(),
                    one.cpuMicrosPerStep(),
                    one.bytesPerStep(),
                    percent(one.ofPassThrough()),
                    times(one.attentionIs()));
        }
        results.forEach(this::printLatencies);
        long in = results.stream().mapToLong(Result::stepsIn).sum();
        long out = results.stream().mapToLong(Result::stepsOut).sum();
        this.out.printf("%n%,d steps in, %,d out: %s%n", in, out, in == out ? "nothing was lost" : "NOT THE SAME");
        this.out.flush();
    }

    private void printLatencies(Result result) {
        if (result.latencies().isEmpty()) {
            return;
        }
        out.printf(
                "%n%-24s %11s %10s %10s %10s %13s %10s %10s%n",
                "latency of " + result.name() + ", ms",
                "steps/s",
                "p50 seen",
                "p99",
                "p99.9",
                "p50 written",
                "p99",
                "p99.9");
        for (Latency one : result.latencies()) {
            out.printf(
                    "%-24s %,11.0f %,10.0f %,10.0f %,10.0f %,13.0f %,10.0f %,10.0f%n",
                    "  at %.0f %%".formatted(100 * one.at()),
                    one.stepsPerSecond(),
                    one.p50(),
                    one.p99(),
                    one.p999(),
                    one.writtenP50(),
                    one.writtenP99(),
                    one.writtenP999());
        }
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "" : "%.0f %%".formatted(100 * share);
    }

    private static String times(@Nullable Double ratio) {
        return ratio == null ? "" : "%.2f x".formatted(ratio);
    }
}
