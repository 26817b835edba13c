package dev.heed.model.benchmark;

import dev.heed.model.attention.ScoreKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link ScoreBenchmark} and writes the table of deploy/measure/model.md: a file, then, each where given, lists with commas
 * of scores, scopes and batch sizes.
 */
public final class ScoreTable {
    private static final List<String> SCOPES = List.of("global", "causal", "centered", "local_predictive");

    private ScoreTable() {}

    /** Measures and writes. */
    public static void main(String[] arguments) throws RunnerException, IOException {
        List<String> catalogue = ScoreKind.all().stream()
                .map(ScoreKind::toString)
                .filter(name -> !name.equals("distance")) // lives among the tests alone
                .toList();
        List<String> scores = listed(arguments, 1, catalogue);
        List<String> scopes = listed(arguments, 2, SCOPES);
        List<String> batches = listed(arguments, 3, List.of("1", "32", "128"));
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ScoreBenchmark.class.getName())
                        .param("score", scores.toArray(String[]::new))
                        .param("scope", scopes.toArray(String[]::new))
                        .param("batch", batches.toArray(String[]::new))
                        .build())
                .run();
        Files.writeString(Path.of(arguments[0]), table(scores, scopes, batches, results));
    }

    /** An argument as a list with commas, or what stands for it where it is left out. */
    static List<String> listed(String[] arguments, int at, List<String> otherwise) {
        return arguments.length > at ? List.of(arguments[at].split(",")) : otherwise;
    }

    private static String table(
            List<String> scores, List<String> scopes, List<String> batches, Collection<RunResult> results) {
        Map<String, Double> micros = new HashMap<>();
        results.forEach(result -> micros.put(
                key(
                        result.getPrimaryResult().getLabel(),
                        result.getParams().getParam("score"),
                        result.getParams().getParam("scope"),
                        result.getParams().getParam("batch")),
                result.getPrimaryResult().getScore()));
        StringBuilder table = new StringBuilder();
        row(table, "score", ends(scopes, batches).map(end -> end.scope() + ", " + end.batch()));
        row(table, "---", ends(scopes, batches).map(end -> "---"));
        for (String score : scores) {
            row(
                    table,
                    "`" + score + "`",
                    ends(scopes, batches)
                            .map(end -> String.format(
                                    Locale.ROOT,
                                    "%,.0f / %,.0f",
                                    micros.get(key("forward", score, end.scope(), end.batch())),
                                    micros.get(key("withGradients", score, end.scope(), end.batch())))));
        }
        return table.toString();
    }

    private record End(String scope, String batch) {}

    private static Stream<End> ends(List<String> scopes, List<String> batches) {
        return scopes.stream().flatMap(scope -> batches.stream().map(batch -> new End(scope, batch)));
    }

    /** A row of a table. */
    static void row(StringBuilder table, String first, Stream<String> cells) {
        table.append("| ").append(first);
        cells.forEach(cell -> table.append(" | ").append(cell));
        table.append(" |\n");
    }

    private static String key(String... parts) {
        return String.join(" ", parts);
    }
}
