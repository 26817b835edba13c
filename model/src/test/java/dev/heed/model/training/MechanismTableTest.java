package dev.heed.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.attention.GateKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Writes the table of deploy/measure/model.md: {@code -Dheed.table=FILE -Dtest=MechanismTableTest}. */
@EnabledIfSystemProperty(named = "heed.table", matches = ".+")
class MechanismTableTest {
    private static final int STEPS = Integer.getInteger("heed.table.steps", 600);

    /** Those that are given twice the steps. */
    private static final Set<String> SLOW =
            Set.of("local, centered", "local-predictive", "hierarchical", "multi-dimensional", "location-wise, hard");

    @TempDir
    Path directory;

    @Test
    void everyMechanismIsBetterThanTheSameNetworkWithoutIt() {
        Map<Task, Double> without = new LinkedHashMap<>();
        for (Task task : Task.values()) {
            without.put(
                    task, trial(task, "'layers': 0, 'gate': 'learnable'", STEPS).loss());
        }
        String only = System.getProperty("heed.table.only", ".*");
        Map<String, Row> rows = mechanisms();
        rows.keySet().removeIf(name -> !name.matches(only));
        rows.forEach((name, row) -> {
            Trial trial = trial(row.task(), row.attention(), SLOW.contains(name) ? 2 * STEPS : STEPS);
            double alone = without.getOrDefault(row.task(), Double.NaN);
            write(name, row.task().name().toLowerCase(Locale.ROOT), alone, trial);
            assertThat(trial.loss()).isPositive();
        });
        for (GateKind gate : GateKind.all()) {
            String name = "gate `" + gate + "`";
            if (rows.containsKey(name)) {
                GateTrial trial = GateTrial.of(gate);
                write(
                        name,
                        "before a linear reading",
                        trial.without(),
                        new Trial(trial.with(), Double.NaN, Double.NaN));
            }
        }
        if (rows.containsKey("co, coarse")) {
            CoAttentionTrial trial = CoAttentionTrial.of();
            write(
                    "co, coarse",
                    "before a linear reading",
                    trial.without(),
                    new Trial(trial.with(), Double.NaN, Double.NaN));
        }
    }

    private static void write(String name, String task, double without, Trial trial) {
        write(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.2f | %.2f | %.1f | %.1f |%n",
                        name,
                        task,
                        without,
                        trial.loss(),
                        trial.trainingMicros(),
                        trial.servingMicros())
                .replace("NaN", "–"));
    }

    private Trial trial(Task task, String attention, int steps) {
        return Trial.of(task, "{" + attention.replace('\'', '"') + "}", steps, directory);
    }

    private record Row(Task task, String attention) {}

    private static Map<String, Row> mechanisms() {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (GateKind gate : GateKind.all()) {
            String name = gate.toString();
            rows.put("gate `" + name + "`", new Row(Task.GATED, "'layers': 0, 'radius': 1, 'gate': '" + name + "'"));
        }
        for (String score :
                new String[] {"additive", "dot", "scaled_dot", "general", "concat", "location", "similarity", "key_only"
                }) {
            rows.put("score `" + score + "`", new Row(Task.ANNOUNCED, "'score': '" + score + "'"));
        }
        for (String one : new String[] {"softmax", "sigmoid", "logistic", "sparsemax", "hard"}) {
            rows.put("distribution `" + one + "`", new Row(Task.ANNOUNCED, "'distribution': '" + one + "'"));
        }
        String wide = "'window': 16, ";
        String groups = "'groups': {'queries': [0, 2], 'keys': [1, 2]}, ";
        rows.put("local, centered", new Row(Task.ANNOUNCED, "'alignment': 'centered'"));
        rows.put("local, single head", new Row(Task.ANNOUNCED, "'heads': 1"));
        rows.put("global", new Row(Task.RECALLED, wide + "'scope': 'global'"));
        rows.put("local-predictive", new Row(Task.ANNOUNCED, wide + "'scope': 'local_predictive', 'radius': 4"));
        rows.put("cross", new Row(Task.ANNOUNCED, groups + "'layers': 1"));
        rows.put(
                "co, coarse",
                new Row(
                        Task.ALIGNED,
                        "'window': 4, 'groups': {'queries': [2], 'keys': [1, 3]}, " + summary("co_coarse", "")));
        rows.put("co, fine", new Row(Task.RECALLED, wide + groups + summary("co_fine", "")));
        rows.put("hierarchical", new Row(Task.RECALLED, wide + summary("hierarchical", ", 'segments': 4")));
        rows.put("multi-dimensional", new Row(Task.RECALLED, wide + summary("multi_dimensional", "")));
        rows.put("location-wise, soft", new Row(Task.RECALLED, wide + summary("location_soft", "")));
        rows.put(
                "location-wise, hard",
                new Row(Task.RECALLED, "'window': 11, " + summary("location_hard", ", 'length': 1")));
        return rows;
    }

    private static String summary(String kind, String more) {
        return "'layers': 0, 'summary': {'kind': '" + kind + "'" + more + "}";
    }

    private static void write(String line) {
        try {
            Path file = Path.of(System.getProperty("heed.table"));
            Files.writeString(file, (Files.exists(file) ? Files.readString(file) : "") + line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
