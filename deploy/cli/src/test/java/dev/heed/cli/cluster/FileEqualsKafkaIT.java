package dev.heed.cli.cluster;

import static dev.heed.cli.CommandLineFixture.heed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.cli.CommandLineFixture;
import dev.heed.job.Machines;
import dev.heed.job.TestModels;
import dev.heed.schemas.Forecast;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.WeightedFeatures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same files through {@code heed apply}, and through {@code heed replay}, Kafka and the job. */
class FileEqualsKafkaIT {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final int HOPS = Machines.ENTITIES * Machines.STEPS / 8;
    /** The first seven hops of a machine end before the model's 58 steps are there. */
    private static final int FORECASTS = HOPS - 7 * Machines.ENTITIES;

    private static final int HORIZON = 12;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"true, 0, 1, 2", "true, 0, 7, 1", "false, 1e-5, 5, 2"})
    void givesTheSameOutputs(boolean fixedBatch, float tolerance, int block, int parallelism) throws Exception {
        List<String> files =
                MachineFiles.write(directory).stream().map(Path::toString).toList();
        Path out = directory.resolve("out");
        apply(files, out, fixedBatch);
        try (LocalJob local = new LocalJob()) {
            var job = local.start(Map.of(
                    "heed.attend.fixed-batch", Boolean.toString(fixedBatch),
                    "parallelism.default", Integer.toString(parallelism)));
            try {
                replay(files, local, block);
                Applied applied = new Applied(out);
                local.readings.moveTimeTo(Machines.STEPS + 100);
                assertSaliency(local.output.saliency(HOPS), applied, tolerance);
                assertFeatures(local.output.features(HOPS), applied, tolerance);
                assertForecasts(local.output.forecasts(FORECASTS), applied, tolerance);
                assertAlerts(local.output, out);
                assertThat(local.written(Output.TOPICS.deadLetters())).isZero();
            } finally {
                job.cancel().get();
            }
        }
    }

    private static void apply(List<String> files, Path out, boolean fixedBatch) {
        List<String> arguments = new ArrayList<>(List.of("apply", "--input"));
        arguments.addAll(files);
        arguments.addAll(List.of("--output", out.toString()));
        arguments.addAll(List.of("--model", TestModels.machines().path().toString()));
        arguments.add("-Dheed.attend.fixed-batch=" + fixedBatch);
        CommandLineFixture applied = heed(arguments.toArray(String[]::new));
        assertThat(applied.status()).as(applied.err()).isZero();
    }

    private static void replay(List<String> files, LocalJob local, int block) {
        List<String> arguments = new ArrayList<>(List.of("replay", "--input"));
        arguments.addAll(files);
        arguments.addAll(List.of("--bootstrap-server", local.kafka.bootstrapServers()));
        arguments.addAll(List.of("--block", Integer.toString(block)));
        CommandLineFixture replayed = heed(arguments.toArray(String[]::new));
        assertThat(replayed.status()).as(replayed.err()).isZero();
    }

    /** The files of all entities. */
    private static final class Applied {
        private final Path out;
        private final Map<String, CsvFiles> files = new TreeMap<>();

        Applied(Path out) {
            this.out = out;
        }

        CsvFiles get(String entity) {
            return files.computeIfAbsent(entity, name -> new CsvFiles(out.resolve(name)));
        }
    }

    private static void assertSaliency(Map<String, Saliency> actual, Applied files, float tolerance) {
        assertThat(actual).hasSize(HOPS);
        actual.forEach((key, s) -> {
            for (int i = Math.max(0, s.getReceptiveField() - s.getHistory()); i < 8; i++) {
                float[] row = files.get(s.getEntity()).row("saliency.csv", micros(key, i));
                assertClose(s.getScore().get(i), row[0], tolerance, key);
                assertRow(s.getSaliency(), i * 3, row, 1, tolerance, key);
            }
        });
    }

    private static void assertFeatures(Map<String, WeightedFeatures> actual, Applied files, float tolerance) {
        assertThat(actual).hasSize(HOPS);
        actual.forEach((key, f) -> {
            for (int i = Math.max(0, f.getReceptiveField() - f.getHistory()); i < 8; i++) {
                float[] row = files.get(f.getEntity()).row("weighted-features.csv", micros(key, i));
                assertRow(f.getFeatures(), i * 3, row, 0, tolerance, key);
            }
        });
    }

    private static void assertForecasts(Map<String, Forecast> actual, Applied files, float tolerance) {
        assertThat(actual).hasSize(FORECASTS);
        actual.forEach((key, f) -> {
            for (int h = 0; h < HORIZON; h++) {
                float[] row = files.get(f.getEntity()).row("forecasts.csv", micros(key, 0), micros(key, h + 1));
                for (int c = 0; c < 3; c++) {
                    assertClose(f.getValues().get((h * 3 + c) * 3 + 1), row[c], tolerance, key);
                }
            }
        });
    }

    private static void assertAlerts(Output output, Path out) throws Exception {
        List<String> expected = new ArrayList<>();
        try (var entities = Files.list(out)) {
            entities.forEach(entity -> expected.addAll(new CsvFiles(entity).alerts()));
        }
        List<String> actual = new ArrayList<>();
        for (SaliencyAlert alert : output.alerts(expected.size())) {
            actual.add(alert.getState() + " " + alert.getId());
        }
        assertThat(expected).isNotEmpty();
        assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static long micros(String key, int steps) {
        return Long.parseLong(key.substring(key.indexOf(' ') + 1)) + steps * 1_000_000L;
    }

    private static void assertRow(List<Float> values, int at, float[] row, int from, float tolerance, String key) {
        for (int c = 0; c < 3; c++) {
            assertClose(values.get(at + c), row[from + c], tolerance, key);
        }
    }

    private static void assertClose(float one, float other, float tolerance, String key) {
        assertThat(one).as(key).isEqualTo(other, within(tolerance * Math.max(1, Math.abs(other))));
    }
}
